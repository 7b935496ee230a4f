-- expect: a limit
local t = setmetatable({}, {__len = function(t) return #t end})
while true do local n = rawlen(t) end
