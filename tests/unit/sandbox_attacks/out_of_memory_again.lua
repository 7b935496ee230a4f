-- expect: Lua memory
local s = ("x"):rep(1 << 20)
local t = {}
while true do t[#t + 1] = s .. #t end
