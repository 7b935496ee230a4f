-- expect: a limit
::again:: goto again
