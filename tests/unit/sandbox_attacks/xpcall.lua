-- expect: xpcall is not available
xpcall(error, function() while true do end end)
