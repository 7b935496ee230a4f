-- expect: string.rep
("x"):rep(1 << 40)
