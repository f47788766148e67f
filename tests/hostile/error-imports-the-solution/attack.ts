import * as tf from '@tensorflow/tfjs';

export const { reparametrize } = (await import('{{solution}}')) as { reparametrize: unknown };
