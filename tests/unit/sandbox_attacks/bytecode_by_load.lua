-- expect: load is not available
load(string.dump(function() end))()
