-- expect: rawset
rawset(_G, "x", 1)
