-- expect: string.rep
("xxxxxxxx"):rep(math.maxinteger)
