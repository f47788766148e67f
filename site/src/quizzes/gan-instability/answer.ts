import { defineKeys, defineQuestions } from '#grader/quiz/quiz-question.ts';

export const questions = defineQuestions([
  {
    kind: 'numeric',
    id: 'slope',
    title: 'the slope of the saturating loss',
    prompt:
      'A fake has a logit of −5. What is the slope of the saturating loss log(1 − D) with respect to the logit? Give four decimals.',
    unit: '',
  },
  {
    kind: 'prediction',
    id: 'dirac',
    title: 'three Dirac-GANs',
    prompt:
      'The Dirac-GAN starts at (1, 1), a distance of 1.41 from the equilibrium, and makes 500 steps of size 0.2. What is the final distance with simultaneous updates, with alternating updates, and with simultaneous updates and R1 (γ = 0.3)?',
    options: {
      right: '3.1, 1.42 and 2.6e−6',
      converges: '0.64, 0.28 and 2.6e−6',
      noDamping: '3.1, 1.42 and 1.42',
      alternatingConverges: '3.1, 2.6e−6 and 2.6e−6',
    },
    measuredBy: 'npm run reproduce -- dirac',
  },
  {
    kind: 'choice',
    id: 'firstChange',
    title: 'a generator that does not move',
    prompt:
      'A GAN has the minimax loss. D(G(z)) is about 10⁻⁵, and the generator does not move. What do you change first?',
    options: {
      headStart: 'Train the generator alone for some hundred steps.',
      rate: 'Give the generator ten times the learning rate.',
      loss: 'Use the non-saturating loss.',
      moreSteps: 'Update the discriminator more often.',
    },
  },
  {
    kind: 'matching',
    id: 'symptoms',
    title: 'four symptoms',
    prompt: 'What is the likely cause?',
    left: {
      zero: 'Both losses are near 0.',
      thousands: 'The losses are in the thousands.',
      spot: 'The losses are even, but all samples lie in one place.',
      falls: 'One loss is 0, and the other falls without end.',
    },
    right: {
      unbounded: 'a critic without a Lipschitz bound',
      sign: 'a sign error in one loss',
      saturated: 'a saturated minimax game',
      collapse: 'mode collapse',
    },
  },
  {
    kind: 'ordering',
    id: 'divergences',
    title: 'Jensen–Shannon divergences',
    prompt:
      'The data have eight equal modes. Four generators cover some of them evenly. Order them by the Jensen–Shannon divergence from the data, the smallest first.',
    items: {
      sevenMissing: 'misses 7 of the 8 modes',
      disjoint: 'misses all of them: no overlap with the data',
      oneMissing: 'misses 1 of the 8 modes',
      fourMissing: 'misses 4 of the 8 modes',
    },
  },
  {
    kind: 'choice',
    id: 'wrongLine',
    title: 'a program with an error',
    prompt: 'Each player minimises its own loss of the logits `real` and `fake`. Which part is wrong?',
    options: {
      realHalf: 'mean(softplus(neg(real))) in the discriminator’s loss',
      fakeHalf: 'mean(softplus(fake)) in the discriminator’s loss',
      generator: 'mean(softplus(fake)) as the generator’s loss',
    },
  },
]);

const unit = 'gan-instability';

export const keys = defineKeys(questions, {
  slope: {
    kind: 'number',
    right: -0.0067,
    tolerance: 0.0001,
    because:
      'The slope is −D, and D = sigmoid(−5) = 0.0067. The non-saturating loss has −(1 − D) = −0.9933 there.',
    near: {
      sign: {
        value: 0.0067,
        explanation: 'Both losses fall as the logit rises, so the slope is negative.',
        lesson: `${unit}/vanishing-gradients#two-slopes`,
      },
      nonSaturating: {
        value: -0.9933,
        explanation: 'This is the slope of the non-saturating loss, −log D.',
        lesson: `${unit}/vanishing-gradients#two-slopes`,
      },
      byProbability: {
        value: -1.0067,
        explanation: 'This is −1 / (1 − D), the derivative with respect to D. Multiply it by D (1 − D).',
        lesson: `${unit}/vanishing-gradients#chain-rule`,
      },
    },
    otherwise: {
      explanation: 'The derivative of softplus is the sigmoid, so the slope is −sigmoid(−5).',
      lesson: `${unit}/vanishing-gradients#two-slopes`,
    },
  },
  dirac: {
    kind: 'option',
    right: 'right',
    because:
      'Simultaneous updates spiral outwards, alternating updates circle, and R1 gives the eigenvalues negative real parts, so the game comes to rest.',
    wrong: {
      converges: {
        explanation:
          'The first two are the distances of the non-saturating game. The plain game does not converge under either scheme.',
        lesson: `${unit}/dirac-gan#non-saturating`,
      },
      noDamping: {
        explanation: 'For every γ > 0, R1 gives the eigenvalues negative real parts.',
        lesson: `${unit}/dirac-gan#r1`,
      },
      alternatingConverges: {
        explanation:
          'The eigenvalues of an alternating step have modulus 1: the orbit neither grows nor shrinks.',
        lesson: `${unit}/dirac-gan#schemes`,
      },
    },
  },
  firstChange: {
    kind: 'option',
    right: 'loss',
    because: 'The slope with respect to the logit changes from −10⁻⁵ to nearly −1.',
    wrong: {
      headStart: {
        explanation:
          'It was measured, and it harms: the slope of an untrained discriminator says nothing about the data.',
        lesson: `${unit}/training#head-start`,
      },
      rate: {
        explanation: 'Ten times almost nothing is still almost nothing.',
        lesson: `${unit}/vanishing-gradients#two-slopes`,
      },
      moreSteps: {
        explanation:
          'This makes the discriminator even more certain. It is right for a Wasserstein critic, which does not saturate.',
        lesson: `${unit}/wasserstein#nearly-optimal`,
      },
    },
  },
  symptoms: {
    kind: 'pairs',
    right: { zero: 'saturated', thousands: 'unbounded', spot: 'collapse', falls: 'sign' },
    because: 'These are runs A, D, B and E of the lesson. Only the samples show the collapse.',
    wrong: {
      zero: {
        explanation: 'A loss of 0 means a discriminator that is certain. Which generator loss is flat there?',
        lesson: `${unit}/debugging#run-a`,
      },
      thousands: {
        explanation: 'A logarithm of a probability hardly reaches a thousand. A score without a bound does.',
        lesson: `${unit}/debugging#run-d`,
      },
      spot: {
        explanation: 'The losses do not count modes.',
        lesson: `${unit}/debugging#run-b`,
      },
      falls: {
        explanation: 'Both players push the same way, so one of them has the wrong sign.',
        lesson: `${unit}/debugging#run-e`,
      },
    },
  },
  divergences: {
    kind: 'order',
    right: ['oneMissing', 'fourMissing', 'sevenMissing', 'disjoint'],
    because:
      'The divergences are 0.045, 0.216, 0.497 and log 2 = 0.693 nats. No divergence is larger than log 2.',
    steps: [
      {
        explanation:
          'The more mass overlaps, the smaller the divergence: one missing mode costs 0.045 nats, four 0.216.',
        lesson: `${unit}/optimal-discriminator#jensen-shannon`,
      },
      {
        explanation: 'Four missing modes cost 0.216 nats, and seven cost 0.497.',
        lesson: `${unit}/optimal-discriminator#jensen-shannon`,
      },
      {
        explanation: 'Without overlap the divergence has its largest value, log 2 = 0.693.',
        lesson: `${unit}/optimal-discriminator#jensen-shannon`,
      },
    ],
  },
  wrongLine: {
    kind: 'option',
    right: 'generator',
    because:
      'It has the sign of the discriminator’s loss, so the generator helps to be detected. Write mean(softplus(neg(fake))) for the non-saturating loss, or neg(mean(softplus(fake))) for the minimax loss.',
    wrong: {
      realHalf: {
        explanation: 'softplus(−real) is −log D for real examples, which the discriminator minimises.',
        lesson: `${unit}/minimax-game#logits`,
      },
      fakeHalf: {
        explanation: 'softplus(fake) is −log(1 − D) for fakes, which the discriminator minimises.',
        lesson: `${unit}/minimax-game#logits`,
      },
    },
  },
});
