/**
 * The module behind `import * as tf from '@tensorflow/tfjs'` in this course: tfjs-core with its chained methods and
 * with corrected second derivatives, and tfjs-layers, loaded when first used.
 *
 * Everything comes from one instance of tfjs-core, so student code, probes and the reference share tensors, tape and
 * engine. Left out of the published package: `tf.data` and the graph-model converter, which no exercise needs, and
 * the choice of backend, which is `engine.ts`.
 */
import { version_core as core } from '@tensorflow/tfjs-core';

import { installAdam } from './ops/adam.ts';
import { installAutodiff } from './autodiff/index.ts';
import { registerChainedOps } from './ops/chained-ops.ts';

registerChainedOps();
installAutodiff();
installAdam();

export * from '@tensorflow/tfjs-core';
export * from './ops/layers.ts';
export { einsum } from './ops/einsum.ts';
export { logSigmoid, losses } from './ops/replaced-ops.ts';

/** Versions by package, as the published package gives them. */
export const version = { 'tfjs-core': core, 'tfjs-layers': core, tfjs: core };
