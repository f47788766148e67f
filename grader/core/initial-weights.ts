import { sizeOf, type NumericArray } from '#reference/shared/arrays.ts';
import { failed, passed, replyProblem, type Outcome } from './check.ts';
import type { Random } from './random.ts';
import type { Evaluation, Observation, Session } from './session.ts';

type Weights = Observation['outputs'];
export type Shapes = Readonly<Record<string, readonly number[]>>;

/**
 * Asks for two models with one seed and a third with another. Every kernel [in, out] must be random, have the standard
 * deviation of Glorot's (2010, eq. 16) or He's (2015, eq. 10) rule and depend on the seed, and every bias must be zero.
 * LeCun's rule (1998, eq. 16), √(1 / in), lies between these two for most shapes, and passes as well.
 *
 * @param trainedFrom the evaluation that returns the variables of a model with that seed
 * @param shapes of the variables by name; only these are judged
 * @param mistake by variable: the name of the mistake if the kernel is zero
 */
export async function checkInitialWeights(
  session: Session,
  random: Random,
  trainedFrom: (seed: number) => Evaluation,
  shapes: Shapes,
  mistake: (name: string) => string,
): Promise<{ readonly outcome: Outcome; readonly weights: Weights }> {
  const seed = 1 + Math.floor(1e4 * random.uniform());
  const models: Weights[] = [];
  for (const one of [seed, seed, seed + 1]) {
    const reply = await session.evaluate({ ...trainedFrom(one), expects: shapes });
    if (reply.kind !== 'observed') return { outcome: replyProblem(reply), weights: {} };
    const problem = formProblem(reply.observation.outputs, shapes);
    if (problem !== undefined) return { outcome: failed(problem), weights: {} };
    models.push(reply.observation.outputs);
  }
  const [weights = {}, again = {}, other = {}] = models;
  const outcomes = Object.keys(shapes).map((name) =>
    judge(name, weights[name], [again[name], other[name]], mistake),
  );
  return { outcome: outcomes.find(({ verdict }) => verdict !== 'pass') ?? passed(), weights };
}

/** What is wrong with the form of a model's variables; their values are checked only if the form is right. */
function formProblem(weights: Weights, shapes: Shapes): string | undefined {
  for (const [name, shape] of Object.entries(shapes)) {
    const array = Object.hasOwn(weights, name) ? weights[name] : undefined;
    const wanted = `it should be a variable of shape [${shape.join(', ')}].`;
    if (!array) return `${name} is missing; ${wanted}`;
    if (array.shape.join() !== shape.join() || array.data.length !== sizeOf(shape))
      return `${name} has shape [${array.shape.join(', ')}]; ${wanted}`;
    if (!array.data.every(Number.isFinite)) return `${name} holds a number that is not finite.`;
  }
  return undefined;
}

function judge(
  name: string,
  array: NumericArray | undefined,
  [again, other]: readonly [NumericArray | undefined, NumericArray | undefined],
  mistake: (name: string) => string,
): Outcome {
  if (!array) return failed(`${name} is missing.`);
  const values = Array.from(array.data);
  const [from = 0, to] = array.shape;
  if (to === undefined)
    return values.every((value) => value === 0) ? passed() : failed(`${name} does not start at zero.`);
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);
  if (deviation === 0) return failed(`${name} starts at zero everywhere.`, mistake(name));
  const rules = [Math.sqrt(2 / (from + to)), Math.sqrt(2 / from)];
  if (![...rules, 1 / Math.sqrt(from)].some((rule) => isDrawnAt(rule, deviation, values.length)))
    return {
      ...failed(
        `${name} [${from}, ${to}] starts with a standard deviation of ${show(deviation)}; Glorot's and He's rules give ${rules.map(show).join(' and ')}.`,
      ),
      reason: `${name} starts at another scale than Glorot's and He's rules give.`,
    };
  if (!sameNumbers(array.data, again?.data)) return failed(`${name} differs between two models of one seed.`);
  return sameNumbers(array.data, other?.data) ? failed(`${name} does not depend on the seed.`) : passed();
}

/**
 * The deviation of n normal numbers varies by σ / √(2 n); five and a half times that is exceeded in 4 of 10⁸ kernels. tfjs's
 * initialisers cut normals off at 2 σ, which leaves 0.88 σ.
 */
function isDrawnAt(rule: number, deviation: number, n: number): boolean {
  const chance = 5.5 / Math.sqrt(2 * n);
  return deviation >= 0.87 * rule * (1 - chance) && deviation <= rule * (1 + chance);
}

export const sameNumbers = (a: ArrayLike<number>, b: ArrayLike<number> | undefined): boolean => {
  if (b?.length !== a.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
};

const show = (x: number): string => String(Number(x.toPrecision(2)));
