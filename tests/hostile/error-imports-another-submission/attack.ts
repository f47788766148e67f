import * as tf from '@tensorflow/tfjs';

export const { reparametrize } = (await import('{{other}}')) as { reparametrize: unknown };
