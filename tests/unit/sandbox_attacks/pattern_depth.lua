-- expect: too complex
("a"):rep(400):find(("a?"):rep(300))
