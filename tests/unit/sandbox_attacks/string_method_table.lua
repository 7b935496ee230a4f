-- expect: attempt to call
return ("x"):dump()
