-- gradc check %s
return Sequential {
  layers = { layers.Dense { 10 }
  compile = {},
}
