-- expect: coroutine is not available
while true do coroutine.wrap(function() for i = 1, 90000 do end end)() end
