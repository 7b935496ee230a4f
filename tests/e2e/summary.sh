# gradc summary: the table that Keras 3 prints for the seed's model, the variables as the seed lists them, JSON.
set -euo pipefail
cd "$GRADC_TEST_TMP"
cat >wanted <<'TABLE'
Model: "my_model"
┏━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━┓
┃ Layer (type)                         ┃ Output Shape                ┃         Param # ┃
┡━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━┩
│ conv2d (Conv2D)                      │ (None, 26, 26, 32)          │             320 │
├──────────────────────────────────────┼─────────────────────────────┼─────────────────┤
│ flatten (Flatten)                    │ (None, 21632)               │               0 │
├──────────────────────────────────────┼─────────────────────────────┼─────────────────┤
│ dense (Dense)                        │ (None, 128)                 │       2,769,024 │
├──────────────────────────────────────┼─────────────────────────────┼─────────────────┤
│ dense_1 (Dense)                      │ (None, 10)                  │           1,290 │
└──────────────────────────────────────┴─────────────────────────────┴─────────────────┘
 Total params: 8,311,904 (31.71 MB)
 Trainable params: 2,770,634 (10.57 MB)
 Non-trainable params: 0 (0.00 B)
 Optimizer params: 5,541,270 (21.14 MB)

[<tf.Variable 'my_model/conv2d/kernel:0' shape=(3, 3, 1, 32) dtype=float32>,
 <tf.Variable 'my_model/conv2d/bias:0' shape=(32,) dtype=float32>,
 <tf.Variable 'my_model/dense/kernel:0' shape=(21632, 128) dtype=float32>,
 <tf.Variable 'my_model/dense/bias:0' shape=(128,) dtype=float32>,
 <tf.Variable 'my_model/dense_1/kernel:0' shape=(128, 10) dtype=float32>,
 <tf.Variable 'my_model/dense_1/bias:0' shape=(10,) dtype=float32>]
TABLE
"$GRADC" summary "$SOURCE_DIR/models/mnist_expert.lua" >printed
diff wanted <(head -n "$(wc -l <wanted)" printed)
grep -Eq '^ Train step, batch 32: [0-9]+ kernels, [0-9,]+ FLOPs, [0-9,]+ bytes' printed
grep -Eq '^ Arena: [0-9,]+ bytes' printed

"$GRADC" summary --json "$SOURCE_DIR/models/mnist_expert.lua" >json
(($(wc -l <json) == 1))
jq -e '.model == "my_model" and .trainable.params == 2770634 and .optimizer.params == 5541270
    and .layers[0] == {name: "conv2d", class: "Conv2D", output_shape: [null, 26, 26, 32], params: 320, trainable_params: 320}
    and ([.variables[] | select(.role == "trainable") | .shape] | length == 6)
    and (.functions[] | select(.role == "train") | .batch == 32 and .product_multiply_adds > 32 * 8600000
         and .flops >= 2 * .product_multiply_adds and .bytes > 78000000)
    and .arena_bytes > 0 and .state_bytes >= 4 * 3 * 2770634' json >/dev/null ||
    { echo 'FAILED: the JSON is not right'; cat json; exit 1; }

# A name longer than its column is cut, as Keras cuts it.
cat >long.lua <<'SPEC'
return Sequential {
  layers = { layers.Dense { 1, name = "a_name_that_is_longer_than_the_column_of_the_table" } },
  compile = { optimizer = "sgd", loss = "mse" },
  fit = { data = datasets.from_tensor_slices { { { 0 } }, { { 1 } } }, batch_size = 1 },
}
SPEC
"$GRADC" summary long.lua >printed
grep -q '^│ a_name_that_is_longer_than_the_colu… │ (None, 1)                   │               2 │$' printed
grep -q '^│ (Dense)                              │                             │                 │$' printed
echo 'all fine'
