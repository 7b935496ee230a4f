-- expect: 2^20
table.concat(setmetatable({}, {__index = rawlen}), "", 1, 1 << 60)
