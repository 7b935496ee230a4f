-- expect: string.rep
string.rep("", 1 << 60)
