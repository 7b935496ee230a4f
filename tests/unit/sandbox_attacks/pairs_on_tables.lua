-- expect: no reproducible order
for k in pairs({[{}] = 1}) do end
