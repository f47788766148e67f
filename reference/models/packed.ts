import * as tf from '#reference/tensor/tfjs.ts';

import type { Network } from './mlp.ts';

/**
 * A network that sees `count` examples at once: [batch, n] goes to it as [batch / count, count · n], neighbouring rows
 * side by side (PacGAN, Lin et al. 2018, section 2). A RangeError if the batch cannot be divided.
 */
export const packed = (network: Network, count: number): Network => ({
  init: (random) => network.init(random),
  apply(weights, x) {
    const [batch = 0, width = 0] = x.shape;
    if (batch % count !== 0)
      throw new RangeError(`A batch that is packed by ${count} must be a multiple of it; got ${batch}.`);
    return network.apply(weights, tf.reshape(x, [batch / count, count * width]));
  },
});
