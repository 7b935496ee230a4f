-- expect: 2^20
table.move({}, 1, 1 << 60, 2)
