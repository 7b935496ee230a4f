-- expect: cannot be changed
string.format = function() while true do end end
