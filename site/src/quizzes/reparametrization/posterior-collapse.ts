import { defineKeys, defineQuestions } from '#grader/quiz/quiz-question.ts';

export const questions = defineQuestions([
  {
    kind: 'choice',
    id: 'whichNumbers',
    title: 'which numbers to look at',
    prompt: 'Two VAEs have a test −ELBO of 100 nats. Which numbers show that one of them ignores z?',
    options: {
      terms: 'Rate and distortion: R = 0 and D = 100 for the one, for example 25 and 75 for the other.',
      training: 'Their −ELBO on the training images.',
      bound: 'The importance-weighted bound with k = 50.',
    },
  },
  {
    kind: 'numeric',
    id: 'threshold',
    title: 'a linear model',
    prompt:
      'z ~ N(0, 1) and x | z ~ N(wz, s²) with s² = 0.5, and the data have variance 2. What is the rate at the optimum for β = 2, in nats?',
    unit: 'nats',
  },
  {
    kind: 'numeric',
    id: 'floored',
    title: 'free bits by hand',
    prompt:
      'Two examples have the KLs (0.1, 0.9) and (0.5, 1.7) in two latents. What is the KL term with a floor of 0.4 nats?',
    unit: 'nats',
  },
  {
    kind: 'matching',
    id: 'remedies',
    title: 'what each remedy changes',
    prompt: 'What does each of these change?',
    left: {
      annealing: 'raising β from 0 to 1 at the start',
      freeBits: 'a floor under the KL of each latent',
      weaker: 'a decoder that does not see other pixels',
      faster: 'more encoder steps per decoder step',
    },
    right: {
      path: 'the path of training only',
      objective: 'the objective',
      model: 'the model',
    },
  },
  {
    kind: 'choice',
    id: 'gradient',
    title: 'the gradient of a floor',
    prompt:
      'A latent has a mean KL of 0.1 nats, and the floor is 0.25. What does the floored KL term do to it?',
    options: {
      nothing: 'Nothing: its gradient with respect to this KL is 0.',
      pushUp: 'It pushes the KL up to 0.25.',
      pushDown: 'It pushes the KL down to 0, as without a floor.',
    },
  },
  {
    kind: 'choice',
    id: 'strong',
    title: 'a strong decoder',
    prompt:
      'An autoregressive decoder has R near 0 and a better test −ELBO than a decoder with independent pixels. What follows?',
    options: {
      lossFine: 'Its likelihood is better, and its code says nothing about the image.',
      broken: 'Training has failed, because R is 0.',
      annealed: 'Annealing β would give the same −ELBO with a useful code.',
    },
  },
]);

const here = 'reparametrization/posterior-collapse';

export const keys = defineKeys(questions, {
  whichNumbers: {
    kind: 'option',
    right: 'terms',
    because:
      'Models with equal −ELBO lie on a line of slope −1. Where on the line they lie is what the two terms say.',
    wrong: {
      training: {
        explanation: 'It shows overfitting. A model that ignores z has nearly the same value on both sets.',
        lesson: `${here}#rate-and-distortion`,
      },
      bound: {
        explanation:
          'If z is ignored, all weights of an image are equal and the bound does not move. But a bound that does not move can also mean a good posterior.',
        lesson: 'reparametrization/importance-weighting#the-derivation',
      },
    },
  },
  threshold: {
    kind: 'number',
    right: 0.347,
    tolerance: 0.005,
    because: 'βs² = 1 is below the variance 2, so R = ½ log(2 / 1) = 0.347 nats.',
    near: {
      noBeta: {
        value: 0.693,
        explanation: 'This is ½ log(2 / 0.5), the rate at β = 1, or log 2 without the ½. β multiplies s².',
        lesson: `${here}#linear-model`,
      },
      slope: {
        value: 1,
        explanation: 'This is the squared slope w² = 2 − 1.',
        lesson: `${here}#linear-model`,
      },
      collapsed: {
        value: 0,
        explanation: 'The latent vanishes only if βs² is at least the variance of the data, at β = 4.',
        lesson: `${here}#linear-model`,
      },
    },
    otherwise: {
      explanation: 'R = ½ log(V / (β s²)) if this is positive, and 0 otherwise.',
      lesson: `${here}#linear-model`,
    },
  },
  floored: {
    kind: 'number',
    right: 1.7,
    tolerance: 0.005,
    because: 'The means are 0.3 and 1.3. The first is lifted to 0.4, so the term is 0.4 + 1.3 = 1.7.',
    near: {
      perExample: {
        value: 1.75,
        explanation: 'You took the maximum for each example. Take the mean over the batch first.',
        lesson: `${here}#mean-first`,
      },
      noFloor: {
        value: 1.6,
        explanation: 'This is the mean KL, or a floor under the total. The floor belongs to each latent.',
        lesson: `${here}#each-latent`,
      },
      meanOverLatents: {
        value: 0.85,
        explanation: 'You averaged over the latents. Their terms are added.',
        lesson: `${here}#sum-over-latents`,
      },
    },
    otherwise: {
      explanation: 'Take the mean of each latent over the examples, then the maximum with 0.4, then the sum.',
      lesson: `${here}#floor`,
    },
  },
  remedies: {
    kind: 'pairs',
    right: { annealing: 'path', freeBits: 'objective', weaker: 'model', faster: 'path' },
    because:
      'Annealing and a faster encoder change how training gets to the optimum. Free bits change the optimum. A weaker decoder is another model.',
    wrong: {
      annealing: {
        explanation: 'At the end β is 1, so the objective and its optimum are the usual ones.',
        lesson: `${here}#annealing`,
      },
      freeBits: {
        explanation: 'With a floor, the loss has another value and another optimum.',
        lesson: `${here}#floor`,
      },
      weaker: {
        explanation: 'What the decoder may read is part of the model.',
        lesson: `${here}#strong-decoder`,
      },
      faster: {
        explanation:
          'More encoder steps bring q closer to the posterior during training. The objective stays.',
        lesson: `${here}#annealing`,
      },
    },
  },
  gradient: {
    kind: 'option',
    right: 'nothing',
    because: 'Below the floor the maximum is a constant. Only the reconstruction term moves this latent.',
    wrong: {
      pushUp: {
        explanation:
          'A constant has no gradient. The reconstruction term raises the KL if the latent is useful.',
        lesson: `${here}#floor`,
      },
      pushDown: {
        explanation: 'This happens above the floor only.',
        lesson: `${here}#floor`,
      },
    },
  },
  strong: {
    kind: 'option',
    right: 'lossFine',
    because: 'A decoder that reaches the data distribution without z gains nothing from a rate above 0.',
    wrong: {
      broken: {
        explanation: 'For such a decoder R = 0 can be the optimum of the objective.',
        lesson: `${here}#strong-decoder`,
      },
      annealed: {
        explanation: 'Annealing changes the path and not the optimum. At the end the same objective decides.',
        lesson: `${here}#annealing`,
      },
    },
  },
});
