-- expect: the error object is a nil value
error()
