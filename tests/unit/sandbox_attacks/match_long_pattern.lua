-- expect: 1024
("x"):find(("x?"):rep(600))
