import {
  failed,
  filled,
  passed,
  propertyCheck,
  replyProblem,
  type Check,
  type NumericArray,
} from '#grader/core/index.ts';

const shape = [64, 1];
/** The rounding error of terms of size 1 in float32, which cancel near N(0, I). */
const rounding = 1e-6;

/** A divergence is never negative. With one latent and small deviations, a wrong term cannot be hidden by the others. */
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
        return failed(
          `${negative} of ${values.length} divergences are negative, but a divergence cannot be negative.`,
        );
      if (values.some(Number.isNaN)) return failed('a divergence is NaN.');
      return passed();
    },
  });
