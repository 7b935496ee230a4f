-- expect: 65536
("x"):rep(70000):match("x*y")
