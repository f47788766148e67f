import { defineMistakes } from '#grader/core/index.ts';

const lesson = 'gan-instability/dirac-gan';
const down = '-psi * slope(psi * theta)';
const up = 'theta * slope(psi * theta)';

export default defineMistakes({
  'both-ascend': {
    caughtBy: 'gan',
    lesson: `${lesson}#field`,
    explanation:
      'Both of your players climb L. It is a game because they want opposite things: the discriminator raises L, and the generator lowers it, which gives its velocity a minus. Without it the two help each other and run off to infinity instead of circling.',
    edits: [[`const down = ${down};`, `const down = psi * slope(psi * theta);`]],
  },
  'real-scored-high': {
    caughtBy: 'gan',
    lesson: `${lesson}#sign`,
    explanation:
      'Both of your velocities belong to a discriminator that is high on real examples. Most code is written that way, but L here is the paper’s, where D is high on fakes: then the discriminator pulls ψ towards θ, and the generator walks against ψ. The orbits are mirror images, so keep to the L of the docstring.',
    edits: [
      [`const down = ${down};`, `const down = psi * slope(-psi * theta);`],
      [`const up = ${up};`, `const up = -theta * slope(-psi * theta);`],
    ],
  },
  'players-exchanged': {
    caughtBy: 'gan',
    lesson: `${lesson}#field`,
    explanation:
      'Your generator ascends L and your discriminator descends it: the two signs are exchanged. The discriminator now learns to be wrong, and the point turns the other way round the equilibrium. Look at who wants L large.',
    edits: [
      [`const down = ${down};`, `const down = psi * slope(psi * theta);`],
      [`const up = ${up};`, `const up = -theta * slope(psi * theta);`],
    ],
  },
  'loss-for-slope': {
    caughtBy: 'gan',
    lesson: `${lesson}#field`,
    explanation:
      'Your velocities contain the value f(ψ θ) where the derivative f′(ψ θ) belongs. A player moves by how fast its loss changes, not by how large it is. Differentiate −log(1 + exp(−t)) once.',
    edits: [
      [
        'const slope = (t: number): number => 1 / (1 + Math.exp(t));',
        'const slope = (t: number): number => -Math.log1p(Math.exp(-t));',
      ],
    ],
  },
  'slope-mirrored': {
    caughtBy: 'gan',
    lesson: `${lesson}#field`,
    explanation:
      'Your f′ is σ(t), and it should be σ(−t): f(t) = −log(1 + exp(−t)) rises steeply where t is very negative and is flat where t is large. This is where saturation comes from, so the mirrored slope gives the strong pull to the wrong player.',
    edits: [['1 / (1 + Math.exp(t))', '1 / (1 + Math.exp(-t))']],
  },
  'inner-derivative-missing': {
    caughtBy: 'gan',
    lesson: `${lesson}#field`,
    explanation:
      'Your players move by f′(ψ θ) alone. The chain rule has a second factor: the generator’s pull is proportional to ψ, the slope of the discriminator, and the discriminator’s to θ, the distance between fakes and data. Without these factors the equilibrium at 0 does not even stand still.',
    edits: [
      [`const down = ${down};`, `const down = -slope(psi * theta);`],
      [`const up = ${up};`, `const up = slope(psi * theta);`],
    ],
  },
  'sees-the-other-move': {
    caughtBy: 'gan',
    lesson: `${lesson}#schemes`,
    explanation:
      'In your simultaneous scheme the discriminator already sees the moved θ: that is the alternating scheme. It matters: simultaneous steps add energy each round and spiral outwards, alternating ones do not. Compute both velocities at the old point, and only then move.',
    edits: [['return { theta, psi: moved(s) };', 'return { theta, psi: moved({ theta, psi: s.psi }) };']],
  },
  'still-saturating': {
    caughtBy: 'non-saturating',
    lesson: `${lesson}#non-saturating`,
    explanation:
      'Your non-saturating generator moves as the plain one does. Its loss is another one: it ascends f(−D(fake)), which stays steep while the discriminator still tells fakes apart. The direction is the same, the slope is taken at −ψ θ.',
    edits: [['theta: -psi * slope(-psi * theta), psi: up', 'theta: down, psi: up']],
  },
  'discriminator-changed-too': {
    caughtBy: 'non-saturating',
    lesson: `${lesson}#non-saturating`,
    explanation:
      'Your discriminator uses the flipped slope as well. The non-saturating loss is the generator’s alone: the discriminator still solves the same classification problem. It is a game of two different losses, no longer a zero-sum one.',
    edits: [['slope(-psi * theta), psi: up', 'slope(-psi * theta), psi: theta * slope(-psi * theta)']],
  },
  'non-saturating-descends': {
    caughtBy: 'non-saturating',
    lesson: `${lesson}#non-saturating`,
    explanation:
      'Your non-saturating generator descends f(−D(fake)): it walks towards where the discriminator is sure of a fake, and the point diverges. Flipping the loss flips the sign inside f and the direction outside: the generator ascends now.',
    edits: [['theta: -psi * slope(-psi * theta)', 'theta: psi * slope(-psi * theta)']],
  },
  'not-clamped': {
    caughtBy: 'wasserstein',
    lesson: 'gan-instability/wasserstein#clipping',
    explanation:
      'Your ψ is never clamped. Without a bound on the critic’s slope there is no Wasserstein distance to speak of: the critic can raise its score without end by growing steeper. Clamp ψ to [−clip, clip] after each of its updates.',
    edits: [['return Math.max(-clip, Math.min(clip, psi));', 'return clip > 0 ? psi : 0;']],
  },
  'clamped-at-zero': {
    caughtBy: 'wasserstein',
    lesson: 'gan-instability/wasserstein#clipping',
    explanation:
      'Your ψ is clamped to [0, clip] and cannot become negative. Then the critic can point one way only, and cannot push back fakes that have overshot to the other side. The interval is [−clip, clip].',
    edits: [
      [
        'return Math.max(-clip, Math.min(clip, psi));',
        'return clip < Infinity ? Math.max(0, Math.min(clip, psi)) : psi;',
      ],
    ],
  },
  'gradient-clamped': {
    caughtBy: 'wasserstein',
    lesson: 'gan-instability/wasserstein#clipping',
    explanation:
      'You clamp the gradient of ψ, and not ψ. A small step does not keep a critic from growing steep over many steps; it is the weight itself that the WGAN bounds.',
    edits: [
      [
        'const psi = at.psi + learningRate * velocity(at, o).psi;',
        'const psi = at.psi + learningRate * Math.max(-clip, Math.min(clip, velocity(at, o).psi));',
      ],
      ['return Math.max(-clip, Math.min(clip, psi));', 'return psi;'],
    ],
  },
  'critic-with-logarithm': {
    caughtBy: 'wasserstein',
    lesson: 'gan-instability/wasserstein#critic',
    explanation:
      'Your Wasserstein variants still use the logistic slope. A critic gives scores, not probabilities: f(t) = t, whose slope is 1 however good the critic is. That is why its gradient does not vanish.',
    edits: [
      [
        "case 'wgan':\n      return { theta: -psi, psi: theta };",
        "case 'wgan':\n      return { theta: down, psi: up };",
      ],
      ['return { theta: -psi, psi: theta - penalty };', 'return { theta: down, psi: up - penalty };'],
    ],
  },
  'penalty-one-sided': {
    caughtBy: 'wasserstein',
    lesson: 'gan-instability/gradient-penalty#two-sided',
    explanation:
      'Your gradient penalty acts only where the slope is above the target. The one asked for is two-sided: (|ψ| − target)² also pushes a slope that is too small back up. In this game that is the force that keeps ψ from coming to rest at 0.',
    edits: [['(Math.abs(psi) - target)', 'Math.max(0, Math.abs(psi) - target)']],
  },
  'penalty-without-sign': {
    caughtBy: 'wasserstein',
    lesson: 'gan-instability/gradient-penalty#two-sided',
    explanation:
      'Your gradient penalty is right for ψ above 0 and pushes the wrong way below: the derivative of |ψ| is missing. The penalty is symmetric in ψ, so its gradient must change sign with ψ.',
    edits: [['(Math.abs(psi) - target) * Math.sign(psi)', '(Math.abs(psi) - target)']],
  },
  'penalty-doubled': {
    caughtBy: 'wasserstein',
    lesson: 'gan-instability/gradient-penalty#weight',
    explanation:
      'Your gradient penalty of WGAN-GP is twice as strong as asked. Differentiating the square gives a factor 2, and the ½ in front of weight takes it away again. Read the factor each paper uses before you compare its λ with another’s.',
    edits: [['const penalty = weight *', 'const penalty = 2 * weight *']],
  },
  'r1-doubled': {
    caughtBy: 'r1',
    lesson: 'gan-instability/stabilisers#r1',
    explanation:
      'Your R1 takes 2 γ ψ off: the ½ of γ/2 · ψ² is missing. Papers and code disagree about this factor, so the same number may mean twice the damping; here γ is the paper’s.',
    edits: [['(o.gamma ?? 0) * psi', '2 * (o.gamma ?? 0) * psi']],
  },
  'r1-value-for-gradient': {
    caughtBy: 'r1',
    lesson: 'gan-instability/stabilisers#r1',
    explanation:
      'Your R1 takes the penalty γ/2 · ψ² itself off the velocity, where its derivative by ψ belongs. The square is never negative, so it pushes ψ down on both sides of 0 and does not damp anything.',
    edits: [['(o.gamma ?? 0) * psi', '((o.gamma ?? 0) / 2) * psi ** 2']],
  },
  'r1-added': {
    caughtBy: 'r1',
    lesson: 'gan-instability/stabilisers#r1',
    explanation:
      'Your R1 pushes ψ away from 0: its sign is wrong. A penalty is taken off what the discriminator ascends. It is a brake on the discriminator, and what brings this game to rest.',
    edits: [['up - (o.gamma ?? 0) * psi', 'up + (o.gamma ?? 0) * psi']],
  },
  'r1-on-the-generator': {
    caughtBy: 'r1',
    lesson: 'gan-instability/stabilisers#r1',
    explanation:
      'Your R1 pulls θ as well as ψ to 0. The penalty is the discriminator’s: it flattens D at the data and must not know where the fakes should go. Here the data lie at 0 and it looks like a cure; anywhere else it would pull the fakes away from them.',
    edits: [
      [
        'theta: down, psi: up - (o.gamma ?? 0)',
        'theta: down - (o.gamma ?? 0) * theta, psi: up - (o.gamma ?? 0)',
      ],
    ],
  },
  'noise-on-the-fake-only': {
    caughtBy: 'instance-noise',
    lesson: 'gan-instability/stabilisers#instance-noise',
    explanation:
      'Your instance noise moves the fake example only. The real one is moved too, to noise.real, and then f(−D(real)) has a gradient by ψ: a second term in the discriminator’s velocity. It is this overlap of real and fake that damps the game.',
    edits: [['fake * onFake - real * slope(-psi * real)', 'fake * onFake']],
  },
  'real-example-pushed-as-a-fake': {
    caughtBy: 'instance-noise',
    lesson: 'gan-instability/stabilisers#instance-noise',
    explanation:
      'The real example’s part of your discriminator’s velocity has the wrong sign. In f(−D(real)) the minus is inside f, and the chain rule brings it out: the discriminator raises D on fakes and lowers it on real examples.',
    edits: [['fake * onFake - real *', 'fake * onFake + real *']],
  },
  'noise-ignored-by-the-generator': {
    caughtBy: 'instance-noise',
    lesson: 'gan-instability/stabilisers#instance-noise',
    explanation:
      'Your generator still looks at D(θ) although the fake example lies at θ + noise.fake. Both players see the noisy example: the generator’s slope is taken there too.',
    edits: [['theta: -psi * onFake', 'theta: down']],
  },
  'discriminator-first': {
    caughtBy: 'alternating',
    lesson: `${lesson}#schemes`,
    explanation:
      'In your alternating scheme the discriminator moves first. The order asked for is the generator first, then the discriminator at the new θ. With one step each the orbit has the same shape; with five the two orders end elsewhere.',
    edits: [
      [
        'for (let i = 0; i < discriminatorSteps; i++) psi = moved({ theta, psi });\n  return { theta, psi };',
        'for (let i = 0; i < discriminatorSteps; i++) psi = moved({ theta: s.theta, psi });\n  return { theta: s.theta + learningRate * velocity({ theta: s.theta, psi }, o).theta, psi };',
      ],
    ],
  },
  'alternating-from-the-old-point': {
    caughtBy: 'alternating',
    lesson: `${lesson}#schemes`,
    explanation:
      'In your alternating scheme the discriminator still looks at the old θ. Answering the opponent’s latest move is what makes it alternating, and what turns the spiral outwards into a closed orbit. Give its velocity the new θ.',
    edits: [['psi = moved({ theta, psi });', 'psi = moved({ theta: s.theta, psi });']],
  },
  'one-discriminator-step': {
    caughtBy: 'alternating',
    lesson: `${lesson}#schemes`,
    explanation:
      'Your discriminator makes one step whatever discriminatorSteps says. Several steps for one of the generator keep the discriminator near its best answer, which is how the balance of the two players is set.',
    edits: [['for (let i = 0; i < discriminatorSteps; i++)', 'if (discriminatorSteps > 0)']],
  },
  'generator-repeats-too': {
    caughtBy: 'alternating',
    lesson: `${lesson}#schemes`,
    explanation:
      'Your generator moves again at each of the discriminator’s steps. discriminatorSteps is there to make the two unequal: the generator moves once, and then only the discriminator does.',
    edits: [
      [
        'for (let i = 0; i < discriminatorSteps; i++) psi = moved({ theta, psi });\n  return { theta, psi };',
        'let moving = theta;\n  for (let i = 0; i < discriminatorSteps; i++) {\n    if (i > 0) moving += learningRate * velocity({ theta: moving, psi }, o).theta;\n    psi = moved({ theta: moving, psi });\n  }\n  return { theta: moving, psi };',
      ],
    ],
  },
  'one-large-step': {
    caughtBy: 'alternating',
    lesson: `${lesson}#schemes`,
    explanation:
      'Your discriminator makes one step of discriminatorSteps times the size. Several steps are several looks: the slope changes on the way, and only the first agrees with one large step. Take the velocity anew at each ψ.',
    edits: [
      [
        'for (let i = 0; i < discriminatorSteps; i++) psi = moved({ theta, psi });\n  return { theta, psi };',
        'psi = Math.max(-clip, Math.min(clip, psi + discriminatorSteps * learningRate * velocity({ theta, psi }, o).psi));\n  return { theta, psi };',
      ],
    ],
  },
});
