-- expect: use pairs
for k, v in next, {1, 2, 3} do end
