-- expect: a limit
local s = ("x"):rep(1 << 20)
s = s .. s .. s .. s .. s .. s .. s .. s
s = s .. s .. s .. s
while true do local u = s .. s end
