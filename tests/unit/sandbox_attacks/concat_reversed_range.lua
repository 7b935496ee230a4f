-- expect: 2^20
table.concat({}, "", math.mininteger, math.maxinteger)
