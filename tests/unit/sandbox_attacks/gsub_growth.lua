-- expect: Lua memory
local s = ("x"):rep(60000)
local r = ("y"):rep(1 << 20)
return (s:gsub("x", r))
