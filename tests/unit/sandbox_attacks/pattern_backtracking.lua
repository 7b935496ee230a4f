-- expect: a limit
("a"):rep(40000):find(("a*"):rep(6) .. "b")
