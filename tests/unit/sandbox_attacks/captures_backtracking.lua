-- expect: a limit
("a"):rep(60000):find(("(a"):rep(30) .. "(.-)b" .. (")"):rep(30) .. ("a?"):rep(300))
