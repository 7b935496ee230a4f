-- expect: 'pritn' is not defined; did you mean 'print'?
pritn("x")
