-- expect: a limit
for i = 1, math.huge do end
