-- expect: a limit
local s = ("x"):rep(1 << 20)
local t = {}
for i = 1, 60 do t[i] = s end
while true do local u = table.concat(t) end
