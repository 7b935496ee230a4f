-- expect: 2^20
table.move({}, math.mininteger, math.maxinteger, 1)
