-- expect: a limit
local m = {}
local t = setmetatable({}, m)
m.__mode = "k"
local k = {}
local first = k
while true do local n = {}; t[k] = n; k = n end
