/**
 * A careless grader: it imports the submission into its own process, with all rights, asks a question whose answer it
 * knows, and trusts the result. An attack that fools it, or succeeds in it, is a real one.
 */
import { registerHooks } from 'node:module';
import { writeSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type * as Engines from '#reference/tensor/engine.ts';
import type * as Tensors from '#reference/tensor/tfjs.ts';

const [, , file = '', tensor = ''] = process.argv;
const tensors = `${tensor}/tfjs.ts`;
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === '@tensorflow/tfjs' ? next(tensors, context) : next(specifier, context),
});
const tf = (await import(tensors)) as typeof Tensors;
const { useEngine } = (await import(`${tensor}/engine.ts`)) as typeof Engines;
await useEngine('cpu');

type Submission = Record<string, ((...tensors: unknown[]) => unknown) | undefined>;
const submission = (await import(pathToFileURL(file).href)) as Submission;
const [mu, logVar, eps] = [tf.tensor2d([[0.5, -1]]), tf.tensor2d([[0.2, 1.5]]), tf.tensor2d([[1.1, -0.7]])];
const wanted = tf.add(mu, tf.mul(tf.exp(tf.div(logVar, 2)), eps));
const answer = (await submission['reparametrize']?.(mu, logVar, eps)) as typeof wanted;
const [got, want] = await Promise.all([answer.data(), wanted.data()]);
const near = (value: number, i: number): boolean =>
  !(Math.abs(value - (want[i] ?? 0)) > 1e-3 * (1 + Math.abs(value)));
const verdict = got.every(near) ? 'pass' : 'fail';
writeSync(3, `${JSON.stringify({ verdict })}\n`);
// It does not wait for what a submission has started.
setTimeout(() => process.exit(), 100).unref();
