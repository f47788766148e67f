import type { NumericArray } from './arrays.ts';
import { failed, passed, replyProblem, type Outcome } from './check.ts';
import type { Random } from './random.ts';
import type { Evaluation, Observation, Session } from './session.ts';

type Weights = Observation['outputs'];

/**
 * Asks for two models of one seed and one of another: every kernel [in, out] is random at the scale of Glorot's (2010,
 * eq. 16), He's (2015, eq. 10) or LeCun's rule, follows the seed, and every bias is zero.
 *
 * @param ask the question for a model of that seed, whose answer is its variables
 * @param mistake by variable: the name of the mistake of a kernel that is zero
 */
export async function checkInitialWeights(
  session: Session,
  random: Random,
  ask: (seed: number) => Evaluation,
  mistake: (name: string) => string,
): Promise<{ readonly outcome: Outcome; readonly weights: Weights }> {
  const seed = 1 + Math.floor(1e4 * random.uniform());
  const models: Weights[] = [];
  for (const one of [seed, seed, seed + 1]) {
    const reply = await session.evaluate(ask(one));
    if (reply.kind !== 'observed') return { outcome: replyProblem(reply), weights: {} };
    models.push(reply.observation.outputs);
  }
  const [weights = {}, again = {}, other = {}] = models;
  const outcomes = Object.entries(weights).map(([name, array]) =>
    judge(name, array, [again[name], other[name]], mistake),
  );
  return { outcome: outcomes.find(({ verdict }) => verdict !== 'pass') ?? passed(), weights };
}

function judge(
  name: string,
  { shape, data }: NumericArray,
  [again, other]: readonly [NumericArray | undefined, NumericArray | undefined],
  mistake: (name: string) => string,
): Outcome {
  const values = Array.from(data);
  const [from = 0, to] = shape;
  if (to === undefined)
    return values.every((value) => value === 0)
      ? passed()
      : failed(`${name} starts at other values than zero.`);
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);
  if (deviation === 0) return failed(`${name} starts at zero everywhere.`, mistake(name));
  // From half of LeCun's and He's rules to twice as much, and room for chance in a kernel of one column.
  const [least, most] = [0.35 / Math.sqrt(Math.max(from, to)), 2.8 / Math.sqrt(Math.min(from, to))];
  if (!(deviation >= least && deviation <= most))
    return {
      ...failed(
        `${name} [${from}, ${to}] starts with a standard deviation of ${show(deviation)}; Glorot's and He's rules give ${show(Math.sqrt(2 / (from + to)))} and ${show(Math.sqrt(2 / from))}.`,
      ),
      reason: `${name} starts at a scale that is far from Glorot's and He's rules.`,
    };
  if (!sameNumbers(data, again?.data)) return failed(`${name} differs between two models of one seed.`);
  return sameNumbers(data, other?.data) ? failed(`${name} is the same whatever the seed.`) : passed();
}

export const sameNumbers = (a: ArrayLike<number>, b: ArrayLike<number> | undefined): boolean =>
  b !== undefined && a.length === b.length && Array.from(a).every((value, i) => value === b[i]);

const show = (x: number): string => String(Number(x.toPrecision(2)));
