-- expect: number expected
math.randomseed()
