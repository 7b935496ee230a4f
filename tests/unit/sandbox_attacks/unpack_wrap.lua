-- expect: 2^20
table.unpack({}, math.mininteger, math.maxinteger)
