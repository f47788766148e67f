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

const shape = [4, 3];
const constant = (value: number): NumericArray => float32(shape, new Array<number>(12).fill(value));

/** eps is the only source of randomness. The same eps gives the same z, and a different eps gives a different z. */
export const usesTheNoise = (points: number): Check =>
  propertyCheck({
    id: 'noise',
    title: 'eps is the only source of randomness',
    points,
    run: async (session, random) => {
      const mu = constant(0);
      const draw = (): NumericArray => filled(shape, () => random.normal());
      const [first, second] = [draw(), draw()];
      const answers: NumericArray[] = [];
      for (const eps of [first, first, second]) {
        const reply = await session.evaluate({
          target: 'reparametrize',
          inputs: { mu, logVar: mu, eps },
          expects: { value: shape },
        });
        if (reply.kind !== 'observed') return replyProblem(reply);
        const z = reply.observation.outputs['value'];
        if (!z) return failed('your function must return one tensor.');
        if (!z.data.every(Number.isFinite)) return failed('z contains a value that is not finite.');
        answers.push(z);
      }
      const [a, again, other] = answers;
      if (!equal(a, again)) return failed('the same eps gave two different z.', 'own-noise');
      if (equal(a, other)) {
        // If z never changes, it has no noise. If it changes without eps, it has its own noise.
        const moves = a !== undefined && Array.from(a.data).some((z) => z !== a.data[0]);
        return failed('two different eps gave the same z.', moves ? 'own-noise' : undefined);
      }
      return passed();
    },
  });

const equal = (a: NumericArray | undefined, b: NumericArray | undefined): boolean =>
  a !== undefined &&
  b !== undefined &&
  a.data.length === b.data.length &&
  a.data.every((x, i) => Object.is(x, b.data[i]));
