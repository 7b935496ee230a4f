-- expect: loop.lua:2: 
while true do end
