-- expect: a limit
local t, m = {}, {}
m.__call = setmetatable(t, m)
t()
