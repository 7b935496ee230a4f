-- expect: string.rep
("x"):rep(1 << 19, "abcdef")
