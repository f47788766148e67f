/// <reference path="{{solution}}" />
/// <reference path="/etc/passwd" />
/// <reference types="node" />
/// <amd-module name="forged" />
import * as tf from '@tensorflow/tfjs';

import type * as solution from '{{solution}}';
import type * as other from '{{other}}';
console.log('the attack worked');
const shown: [typeof solution, typeof other] = 'x' as never as 1;
void shown;
export function reparametrize(mu: tf.Tensor2D, logVar: tf.Tensor2D, eps: tf.Tensor2D): unknown {
  return tf.zerosLike(mu);
}
