-- expect: a limit
("("):rep(60000):find(("%b()"):rep(3))
while true do ("("):rep(60000):find("%b()") end
