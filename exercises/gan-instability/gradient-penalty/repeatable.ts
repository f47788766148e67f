import {
  failed,
  filled,
  passed,
  propertyCheck,
  replyProblem,
  type Check,
  type NumericArray,
} from '#grader/core/index.ts';

/** The points depend only on alpha, so the same inputs give the same result twice. */
export const repeatable = (points: number): Check =>
  propertyCheck({
    id: 'repeatable',
    title: 'alpha is the only randomness',
    points,
    run: async (session, random) => {
      const draw = (...shape: number[]): NumericArray => filled(shape, () => random.normal());
      const inputs = {
        real: draw(6, 2),
        fake: draw(6, 2),
        alpha: filled([6, 1], () => random.uniform()),
        kernel0: draw(2, 4),
        bias0: draw(4),
        kernel1: draw(4, 1),
        bias1: draw(1),
      };
      const answers: (number | undefined)[] = [];
      for (let call = 0; call < 3; call++) {
        const reply = await session.evaluate({
          target: 'gradientPenalty',
          inputs,
          params: { activation: 'tanh', call },
          expects: { value: [] },
        });
        if (reply.kind !== 'observed') return replyProblem(reply);
        const { data } = reply.observation.outputs['value'] ?? { data: [] };
        if (data.length !== 1) return failed('your function must return one scalar.');
        answers.push(data[0]);
      }
      const [first] = answers;
      // NaN would repeat too, but it is not a penalty.
      if (!Number.isFinite(first)) return failed('the penalty is not finite.');
      if (answers.some((answer) => !Object.is(answer, first)))
        return failed('the same inputs gave different penalties.', 'own-alpha');
      return passed();
    },
  });
