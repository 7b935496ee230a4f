-- expect: string.dump does not exist
string.dump(print)
