import {
  failed,
  filled,
  passed,
  propertyCheck,
  replyProblem,
  type Check,
  type NumericArray,
  type Random,
} from '#grader/core/index.ts';

const [latent, hidden, pixels] = [3, 4, 5];

const normals = (random: Random, shape: readonly number[]): NumericArray =>
  filled(shape, () => random.normal());

/** eps is the only source of randomness, so generate returns the same images for the same latents. */
export const usesTheNoise = (points: number): Check =>
  propertyCheck({
    id: 'noise',
    title: 'the latents are eps, so the same eps gives the same images',
    points,
    run: async (session, random) => {
      const inputs = {
        eps: normals(random, [4, latent]),
        kernel1: normals(random, [latent, hidden]),
        bias1: normals(random, [hidden]),
        kernel2: normals(random, [hidden, pixels]),
        bias2: normals(random, [pixels]),
      };
      const answers: ArrayLike<number>[] = [];
      for (let i = 0; i < 2; i++) {
        const reply = await session.evaluate({
          target: 'generate',
          inputs,
          expects: { value: [4, pixels] },
        });
        if (reply.kind !== 'observed') return replyProblem(reply);
        const images = reply.observation.outputs['value'];
        if (!images) return failed('generate must return one tensor.');
        if (images.data.length !== 4 * pixels || !images.data.every(Number.isFinite))
          return failed(`generate must return finite images of shape [4, ${pixels}].`);
        answers.push(images.data);
      }
      const [first = [], second = []] = answers;
      const same =
        first.length === second.length && Array.from(first).every((x, i) => Object.is(x, second[i]));
      return same ? passed() : failed('the same eps gave two different sets of images.', 'own-noise');
    },
  });
