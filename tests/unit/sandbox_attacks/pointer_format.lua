-- expect: %p
string.format("%p", {})
