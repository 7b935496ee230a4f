-- expect: a limit
local t = {1}
while true do for k in pairs(t) do t[k + 1] = nil end end
