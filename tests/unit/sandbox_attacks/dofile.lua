-- expect: dofile is not available
dofile("/dev/zero")
