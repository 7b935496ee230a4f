-- expect: Lua memory
local t = {}
for i = 1, 10 * 2^30 do t[i] = i end
