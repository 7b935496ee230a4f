-- gradc emit --march=x86-64-v3 %s
-- expect: _Alignas(64) uint16_t dense_kernel_m
-- expect: GRADC_BF16, GRADC_SLOT
-- expect: const vec8 dense_kernel_to_float32 = load_bfloat16_8(dense_kernel_m);
-- expect: multiply_add_8(so_far - dense_kernel_to_float32, (vec8)0.1f, dense_kernel_to_float32);
-- expect: random_word_8((ivec8)dense_kernel_random_word, position + iota_8());
-- expect: stochastic_bfloat16_8(dense_kernel_multiply_add, dense_kernel_random_word2);
-- expect: store_bfloat16_8(dense_kernel_m, new_dense_kernel_m);
-- expect: random_word2 >> 16
-- expect-not: dense_kernel_random_word2[
-- Moments in bfloat16: widened where they are read, rounded where they are stored, their random words made there and never stored;
-- the position of an element is what it has in Keras's order.
return Sequential {
  layers = {
    layers.Rescaling { 1 / 255 },
    layers.Flatten {},
    layers.Dense { 16, activation = "relu" },
    layers.Dense { 10, activation = "softmax" },
  },
  compile = { optimizer = optimizers.Adam { moments = "bfloat16" }, loss = losses.SparseCategoricalCrossentropy {} },
  fit = { data = datasets.mnist { train = 64, test = 32 }, batch_size = 32 },
}
