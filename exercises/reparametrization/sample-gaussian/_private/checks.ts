import {
  defineHiddenChecks,
  filled,
  oracleCheck,
  within,
  type Case,
  type Random,
} from '#grader/core/index.ts';
import { reparametrize, reparametrizeVjp } from '#reference/oracle/index.ts';
import exercise from '../exercise.ts';
import { usesTheNoise } from '../noise.ts';

/** Calibrated: see tests/calibration. */
const c = 8;
const shape = [5, 3];

/** logVar within ±range. Small ranges show a wrong factor, and large ranges an overflow or a wrong branch. */
function draw(random: Random, range: number) {
  return {
    mu: filled(shape, () => 2 * random.normal()),
    logVar: filled(shape, () => range * (2 * random.uniform() - 1)),
    eps: filled(shape, () => random.normal()),
    cotangent: filled(shape, () => random.normal()),
  };
}

const valueCase = (random: Random, range: number): Case => {
  const { mu, logVar, eps } = draw(random, range);
  return {
    evaluation: { target: 'reparametrize', inputs: { mu, logVar, eps } },
    expected: { outputs: { value: within(reparametrize({ mu, logVar, eps }), c) } },
  };
};

const gradientCase = (random: Random, range: number): Case => {
  const { mu, logVar, eps, cotangent } = draw(random, range);
  const vjp = reparametrizeVjp({ mu, logVar, eps, cotangent });
  return {
    evaluation: {
      target: 'reparametrize',
      inputs: { mu, logVar, eps },
      gradient: { wrt: ['mu', 'logVar'], cotangents: { value: cotangent } },
    },
    expected: {
      outputs: { value: within(reparametrize({ mu, logVar, eps }), c) },
      gradients: { mu: within(vjp.mu, c), logVar: within(vjp.logVar, c) },
    },
  };
};

export default defineHiddenChecks({
  exercise,
  version: 1,
  checks: [
    oracleCheck({
      id: 'value',
      title: 'z = μ + σ ε',
      points: 1,
      cases: (random) => [1, 4, 20].map((range) => valueCase(random, range)),
    }),
    oracleCheck({
      id: 'gradient',
      title: 'the gradient reaches μ and logVar',
      points: 1,
      cases: (random) => [1, 4, 20].map((range) => gradientCase(random, range)),
    }),
    usesTheNoise(0),
  ],
});
