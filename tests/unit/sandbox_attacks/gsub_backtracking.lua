-- expect: a limit
("a"):rep(40000):gsub(("a+"):rep(5) .. "b", "")
