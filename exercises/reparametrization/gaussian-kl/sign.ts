import {
  failed,
  filled,
  float32,
  passed,
  propertyCheck,
  replyProblem,
  type Check,
  type NumericArray,
} from '#grader/core/index.ts';

const shape = [64, 1];
/** float32 rounds terms of size 1, which cancel near N(0, I). */
const rounding = 1e-6;

/** A divergence is never negative; one latent and small deviations leave a wrong term nowhere to hide. */
export const neverNegative = (points: number): Check =>
  propertyCheck({
    id: 'never-negative',
    title: 'never negative',
    points,
    run: async (session, random) => {
      const draw = (): NumericArray => filled(shape, () => random.normal() / 2);
      const reply = await session.evaluate({
        target: 'klToStandardNormal',
        inputs: { mu: draw(), logVar: draw() },
        expects: { value: [64] },
      });
      if (reply.kind !== 'observed') return replyProblem(reply);
      const values = Array.from(reply.observation.outputs['value']?.data ?? []);
      if (values.length === 0) return failed('your function must return one tensor.');
      const negative = values.filter((value) => value < -rounding).length;
      if (negative > 0)
        return failed(`${negative} of ${values.length} divergences are negative; none can be.`);
      if (values.some(Number.isNaN)) return failed('a divergence is NaN.');
      return passed();
    },
  });
