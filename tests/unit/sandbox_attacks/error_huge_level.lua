-- expect: deep
error("deep", 1 << 60)
