-- expect: 2^20
table.unpack({}, 1, 1 << 60)
