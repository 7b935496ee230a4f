-- expect: rawset
rawset(string, "rep", 1)
