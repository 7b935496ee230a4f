-- expect: a limit
local t = setmetatable({}, {__pairs = function() return function() return 1 end end})
for k in pairs(t) do end
