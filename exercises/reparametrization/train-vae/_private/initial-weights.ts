import {
  failed,
  passed,
  replyProblem,
  type NumericArray,
  type Outcome,
  type Session,
  type Random,
} from '#grader/core/index.ts';

const sizes = { inputSize: 300, hiddenSize: 60, latentSize: 20 };

/** Kernels are random at the scale of Glorot's, He's or LeCun's rule, follow the seed, and differ; biases are zero. */
export async function checkInitialWeights(session: Session, random: Random): Promise<Outcome> {
  const seed = 1 + Math.floor(1e4 * random.uniform());
  const models: Record<string, NumericArray>[] = [];
  for (const [i, one] of [seed, seed, seed + 1].entries()) {
    const reply = await session.evaluate({
      target: 'initial',
      inputs: {},
      params: { ...sizes, seed: one, call: i },
    });
    if (reply.kind !== 'observed') return replyProblem(reply);
    models.push({ ...reply.observation.outputs });
  }
  const [first = {}, again = {}, other = {}] = models;
  for (const [name, { shape, data }] of Object.entries(first)) {
    const [from = 0, to] = shape;
    if (to === undefined) {
      if (!data.every((value) => value === 0)) return failed(`${name} starts at other values than zero.`);
      continue;
    }
    const variance = Float64Array.from(data).reduce((sum, value) => sum + value * value, 0) / data.length;
    if (variance === 0) return failed(`${name} starts at zero everywhere.`, 'kernels-start-at-zero');
    const [least, most] = [1 / (8 * Math.max(from, to)), 8 / Math.min(from, to)];
    if (!(variance >= least && variance <= most))
      return failed(
        `${name} [${from}, ${to}] starts with a standard deviation of ${show(Math.sqrt(variance))}; Glorot's and He's rules give ${show(Math.sqrt(2 / (from + to)))} and ${show(Math.sqrt(2 / from))}.`,
      );
    if (!same(data, again[name]?.data)) return failed(`${name} differs between two models of one seed.`);
    if (same(data, other[name]?.data)) return failed(`${name} is the same whatever the seed.`);
  }
  const { muKernel, logVarKernel } = first;
  if (muKernel && same(muKernel.data, logVarKernel?.data))
    return failed('muKernel and logVarKernel start with the same numbers.', 'layers-start-alike');
  return passed();
}

const same = (a: ArrayLike<number>, b: ArrayLike<number> | undefined): boolean =>
  b !== undefined && a.length === b.length && Array.from(a).every((value, i) => value === b[i]);

const show = (x: number): string => String(Number(x.toPrecision(2)));
