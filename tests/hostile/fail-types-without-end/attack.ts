import * as tf from '@tensorflow/tfjs';

console.log('the attack worked');
type Grow<T extends 0[], N extends number> = T['length'] extends N ? T : Grow<[...T, 0], N>;
type Pairs<T extends 0[]> = { [A in keyof T]: { [B in keyof T]: { [C in keyof T]: [A, B, C] } } };
const grown: Pairs<Grow<[], 900>> = 1;
void grown;
export function reparametrize(mu: tf.Tensor2D, logVar: tf.Tensor2D, eps: tf.Tensor2D): unknown {
  return tf.zerosLike(mu);
}
