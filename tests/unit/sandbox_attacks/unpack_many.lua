-- expect: too many results
print(table.unpack({}, 1, 1 << 20))
