import * as tf from '@tensorflow/tfjs';

export async function reparametrize(): Promise<never> {
  for (;;) await null;
}
