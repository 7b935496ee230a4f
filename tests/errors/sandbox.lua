-- gradc check %s
local log = io.open("log.txt", "w")
