import { defineKeys, defineQuestions } from '#grader/quiz/quiz-question.ts';

export const questions = defineQuestions([
  {
    kind: 'matching',
    id: 'whatEachRepairs',
    title: 'what each part repairs',
    prompt: 'Which difficulty does each part of the recipe act on?',
    left: {
      softplus: 'The non-saturating loss',
      penalties: 'R1 and R2',
      rates: 'A faster discriminator',
      average: 'Averaged weights of the generator',
    },
    right: {
      vanishing: 'a gradient that vanishes for detected fakes',
      rotation: 'the rotation around the equilibrium',
      lag: 'a discriminator that has learnt old fakes',
      samples: 'samples from one point of an orbit that goes on',
    },
  },
  {
    kind: 'numeric',
    id: 'onePair',
    title: 'the loss of one pair',
    prompt:
      'A pair has the real logit 5 and the fake logit 7. What is the discriminator’s relativistic loss for it? (log(1 + e²) = 2.127.)',
    unit: 'nats',
  },
  {
    kind: 'choice',
    id: 'dirac',
    title: 'relativistic in the Dirac-GAN',
    prompt:
      'The Dirac-GAN is played with the relativistic loss, without a penalty and with alternating updates. What happens near the equilibrium?',
    options: {
      same: 'The same as with the non-saturating loss.',
      converges: 'It converges fast, because the two players see the same pairs.',
      nothing: 'Nothing moves, because both logits of a pair are equal.',
    },
  },
]);

const here = 'gan-instability/one-recipe';

export const keys = defineKeys(questions, {
  whatEachRepairs: {
    kind: 'pairs',
    right: { softplus: 'vanishing', penalties: 'rotation', rates: 'lag', average: 'samples' },
    because:
      'Each part acts on another place: the generator’s loss, the discriminator’s slope, the speed of the players, and the weights from which samples are drawn.',
    wrong: {
      softplus: {
        explanation: 'Its slope with respect to the logit is near −1 if a fake is detected.',
        lesson: `${here}#relativistic`,
      },
      penalties: {
        explanation: 'They give both eigenvalues of the Dirac-GAN negative real parts.',
        lesson: `${here}#penalties`,
      },
      rates: {
        explanation: 'Unequal rates leave the eigenvalues imaginary. They let the discriminator follow.',
        lesson: `${here}#rates`,
      },
      average: {
        explanation: 'The average enters no loss, so it changes only what is sampled.',
        lesson: `${here}#average`,
      },
    },
  },
  onePair: {
    kind: 'number',
    right: 2.127,
    tolerance: 0.005,
    because: 'The difference real − fake is −2, and the loss is softplus(2) = log(1 + e²) = 2.127.',
    near: {
      generators: {
        value: 0.127,
        explanation:
          'That is softplus(−2), the generator’s loss. The discriminator has this pair in the wrong order.',
        lesson: `${here}#relativistic`,
      },
      separate: {
        value: 7.0076,
        explanation:
          'That is softplus(−5) + softplus(7), the loss that judges each example by itself. Only the difference counts here.',
        lesson: `${here}#relativistic`,
      },
    },
    otherwise: {
      explanation: 'Subtract the fake’s logit from the real one’s, and take softplus of minus the result.',
      lesson: `${here}#relativistic`,
    },
  },
  dirac: {
    kind: 'option',
    right: 'same',
    because:
      'The data are at 0, where the linear discriminator has the logit 0. So the difference of a pair is minus the fake’s logit, and both losses are those of the non-saturating game.',
    wrong: {
      converges: {
        explanation:
          'The pull towards the equilibrium is the non-saturating game’s, which fades as it gets close.',
        lesson: `${here}#relativistic-in-the-dirac-gan`,
      },
      nothing: {
        explanation: 'The fake’s logit is ψθ in size, which is 0 only if one of the two numbers is 0.',
        lesson: `${here}#relativistic-in-the-dirac-gan`,
      },
    },
  },
});
