import { defineKeys, defineQuestions } from '#grader/quiz/quiz-question.ts';

export const questions = defineQuestions([
  {
    kind: 'choice',
    id: 'trained',
    title: 'the trained part',
    prompt: 'Read a diffusion model as a VAE. Which of its parts is trained?',
    options: {
      encoder: 'The encoder, which learns how to add noise.',
      decoder: 'The decoder, whose steps remove noise.',
      both: 'Both, as in a VAE.',
    },
  },
  {
    kind: 'numeric',
    id: 'noised',
    title: 'a noisy example',
    prompt: 'ᾱ = 0.64, x = 2 and ε = −1. What is the noisy example?',
    unit: '',
  },
  {
    kind: 'choice',
    id: 'firstStep',
    title: 'the first step',
    prompt: 'Why does the sum of KL divergences start at t = 2 and not at t = 1?',
    options: {
      point: 'The posterior at t = 1 is a point, and its divergence from a Gaussian is infinite.',
      small: 'The term of t = 1 is too small to matter.',
      prior: 'The term of t = 1 is already in the prior.',
    },
  },
  {
    kind: 'choice',
    id: 'oneStep',
    title: 'one Euler step',
    prompt:
      'A network for flow matching is exact. It is trained on faces, and you take a single Euler step from noise. What do you see?',
    options: {
      face: 'A random face, with the quality of many steps.',
      noise: 'Noise, because one step does not get far.',
      mean: 'The mean face, the same for every noise.',
    },
  },
  {
    kind: 'choice',
    id: 'evaluations',
    title: 'steps and evaluations',
    prompt: 'A diffusion model was trained with T = 1,000 noise levels. What does T say about its samples?',
    options: {
      exactly: 'Each sample takes exactly 1,000 evaluations.',
      chosen: 'Nothing certain: the number of evaluations is chosen after training.',
      better: 'With T = 2,000 the samples would be better.',
    },
  },
  {
    kind: 'choice',
    id: 'frames',
    title: 'sixty frames per second',
    prompt:
      'A game fills in textures at 60 frames per second. One evaluation of any network that is good enough takes 10 ms. Which family fits best?',
    options: {
      diffusion: 'Diffusion with 25 evaluations.',
      gan: 'A GAN.',
      vae: 'A VAE with a likelihood for each pixel.',
    },
  },
]);

const here = 'vae-vs-gan/diffusion-and-flows';

export const keys = defineKeys(questions, {
  trained: {
    kind: 'option',
    right: 'decoder',
    because:
      'The encoder adds noise by a fixed schedule. Only the network that guesses x from x_t is trained, and it is the decoder of every step.',
    wrong: {
      encoder: {
        explanation: 'The schedule is chosen before training. The encoder has nothing to learn.',
        lesson: `${here}#encoder`,
      },
      both: {
        explanation: 'That is the difference from a VAE: here the encoder is fixed.',
        lesson: `${here}#encoder`,
      },
    },
  },
  noised: {
    kind: 'number',
    right: 1,
    tolerance: 0.005,
    because: '√0.64 · 2 + √0.36 · (−1) = 1.6 − 0.6.',
    near: {
      noRoots: {
        value: 0.92,
        explanation: 'You left out both square roots. ᾱ and 1 − ᾱ are shares of the variance.',
        lesson: `${here}#encoder`,
      },
      variance: {
        value: 1.24,
        explanation: 'You scaled the noise by its variance. Take the square root of 1 − ᾱ.',
        lesson: `${here}#encoder`,
      },
      exchanged: {
        value: 0.4,
        explanation: 'You exchanged the factors. √ᾱ belongs to the data.',
        lesson: `${here}#encoder`,
      },
    },
    otherwise: { explanation: 'x_t = √ᾱ x + √(1 − ᾱ) ε.', lesson: `${here}#encoder` },
  },
  firstStep: {
    kind: 'option',
    right: 'point',
    because: 'ᾱ_0 = 1, so β̃_1 = 0. The last term is the reconstruction, −log p(x | x_1), instead.',
    wrong: {
      small: {
        explanation: 'It would be infinite. Compute the variance of the posterior at t = 1.',
        lesson: `${here}#first-step`,
      },
      prior: {
        explanation: 'The prior’s term is about x_T, at the noisy end.',
        lesson: `${here}#bound`,
      },
    },
  },
  oneStep: {
    kind: 'option',
    right: 'mean',
    because:
      'Pure noise says nothing about the image, so the exact velocity is E[x] − ε. The step ends at E[x].',
    wrong: {
      face: {
        explanation:
          'A squared error has a conditional mean as its minimiser, and here the condition is noise alone.',
        lesson: `${here}#flow-matching`,
      },
      noise: {
        explanation: 'The step has length 1 in time, so it goes all the way. Compute where it ends.',
        lesson: `${here}#flow-matching`,
      },
    },
  },
  evaluations: {
    kind: 'option',
    right: 'chosen',
    because:
      'DDIM, for example, draws samples on any part of the noise levels. Fewer evaluations are faster and usually less accurate.',
    wrong: {
      exactly: {
        explanation: 'That holds for one sampler. Others visit a part of the levels.',
        lesson: `${here}#where-it-goes-wrong`,
      },
      better: {
        explanation:
          'A finer schedule tightens the bound, but samples also depend on the network and the sampler.',
        lesson: `${here}#where-it-goes-wrong`,
      },
    },
  },
  frames: {
    kind: 'option',
    right: 'gan',
    because: 'A frame lasts 16.7 ms, so there is time for one evaluation. A GAN is sharp in one pass.',
    wrong: {
      diffusion: {
        explanation: '25 evaluations of 10 ms take a quarter of a second.',
        lesson: `${here}#standing`,
      },
      vae: {
        explanation: 'It is fast enough, but a likelihood for each pixel blurs textures.',
        lesson: `${here}#standing`,
      },
    },
  },
});
