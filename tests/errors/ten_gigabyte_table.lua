-- gradc check %s
local text = ("x"):rep(1 << 20)
local all = {}
for i = 1, 10 << 10 do
  all[i] = text .. i
end
