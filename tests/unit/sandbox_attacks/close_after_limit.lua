-- expect: a limit
local m = {}
local t = setmetatable({}, m)
m.__close = function() while true do end end
local x <close> = t
while true do end
