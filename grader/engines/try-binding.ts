/** Multiplies two matrices with the binding that the first argument names; fails if the product is wrong. */
import { useEngine } from '#reference/tensor/engine.ts';
import * as tf from '#reference/tensor/tfjs.ts';

await useEngine('tensorflow', { tensorflowBinding: process.argv[2] });
const x = tf.tensor2d([
  [1, 2],
  [3, 4],
]);
const product = await tf.matMul(x, x).data();
process.exit(product.join(' ') === '7 10 15 22' ? 0 : 1);
