-- gradc check --limit-instructions=20 %s
while true do end
