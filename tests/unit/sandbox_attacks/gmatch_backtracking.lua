-- expect: a limit
for _ in ("a"):rep(40000):gmatch(("a-"):rep(6) .. "b") do end
