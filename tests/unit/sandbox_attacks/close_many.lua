-- expect: a limit
local m = {}
local t = setmetatable({}, m)
m.__close = function() while true do end end
local function f(n) local x <close> = t; if n == 0 then while true do end end return 1 + f(n - 1) end
f(5000)
