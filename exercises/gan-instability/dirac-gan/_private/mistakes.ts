import { defineMistakes } from '#grader/core/index.ts';

const lesson = 'gan-instability/dirac-gan';
const down = '-psi * slope(psi * theta)';
const up = 'theta * slope(psi * theta)';

export default defineMistakes({
  'both-ascend': {
    caughtBy: 'gan',
    lesson: `${lesson}#field`,
    explanation:
      'Both of your players ascend L. The discriminator should raise L and the generator should lower it, so the generator’s velocity needs a minus sign. Without it, the two help each other and run off to infinity instead of circling.',
    edits: [[`const down = ${down};`, `const down = psi * slope(psi * theta);`]],
  },
  'real-scored-high': {
    caughtBy: 'gan',
    lesson: `${lesson}#sign`,
    explanation:
      'Your velocities belong to a discriminator that is high on real examples. Most code uses that convention, but here L follows the paper, where D is high on fakes. Then the discriminator moves ψ towards θ, and the generator moves against ψ. The orbits are mirror images, so use the L of the docstring.',
    edits: [
      [`const down = ${down};`, `const down = psi * slope(-psi * theta);`],
      [`const up = ${up};`, `const up = -theta * slope(-psi * theta);`],
    ],
  },
  'players-exchanged': {
    caughtBy: 'gan',
    lesson: `${lesson}#field`,
    explanation:
      'Your generator ascends L and your discriminator descends it, so the two signs are swapped. The discriminator learns to be wrong, and the point circles the equilibrium in the opposite direction. Check which player wants L to be large.',
    edits: [
      [`const down = ${down};`, `const down = psi * slope(psi * theta);`],
      [`const up = ${up};`, `const up = -theta * slope(psi * theta);`],
    ],
  },
  'loss-for-slope': {
    caughtBy: 'gan',
    lesson: `${lesson}#field`,
    explanation:
      'Your velocities contain the value f(ψ θ) instead of the derivative f′(ψ θ). A player moves along the derivative of its loss, not in proportion to the loss. Differentiate −log(1 + exp(−t)) once.',
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
      'Your f′(t) is σ(t), but it should be σ(−t). The function f(t) = −log(1 + exp(−t)) is steep if t is very negative and flat if t is large. This is the cause of saturation, so the mirrored slope gives the wrong player the strong gradient.',
    edits: [['1 / (1 + Math.exp(t))', '1 / (1 + Math.exp(-t))']],
  },
  'inner-derivative-missing': {
    caughtBy: 'gan',
    lesson: `${lesson}#field`,
    explanation:
      'Your players move by f′(ψ θ) alone, without the inner derivative of the chain rule. The generator’s velocity also has a factor of ψ, the slope of the discriminator. The discriminator’s has a factor of θ, the distance between fakes and data. Without these factors, 0 is not even a fixed point.',
    edits: [
      [`const down = ${down};`, `const down = -slope(psi * theta);`],
      [`const up = ${up};`, `const up = slope(psi * theta);`],
    ],
  },
  'sees-the-other-move': {
    caughtBy: 'gan',
    lesson: `${lesson}#schemes`,
    explanation:
      'In your simultaneous scheme the discriminator already uses the updated θ, which is the alternating scheme. The difference matters because simultaneous steps spiral outwards and alternating steps do not. Compute both velocities at the old point before you move either player.',
    edits: [['return { theta, psi: moved(s) };', 'return { theta, psi: moved({ theta, psi: s.psi }) };']],
  },
  'still-saturating': {
    caughtBy: 'non-saturating',
    lesson: `${lesson}#non-saturating`,
    explanation:
      'Your non-saturating generator has the same velocity as the plain one. It should ascend f(−D(fake)) instead, which stays steep while the discriminator recognises the fakes. The direction is the same, but f′ is evaluated at −ψ θ.',
    edits: [['theta: -psi * slope(-psi * theta), psi: up', 'theta: down, psi: up']],
  },
  'discriminator-changed-too': {
    caughtBy: 'non-saturating',
    lesson: `${lesson}#non-saturating`,
    explanation:
      'Your discriminator uses the flipped slope as well. The non-saturating loss is for the generator only, and the discriminator still solves the same classification problem. The two losses differ, so the game is no longer zero-sum.',
    edits: [['slope(-psi * theta), psi: up', 'slope(-psi * theta), psi: theta * slope(-psi * theta)']],
  },
  'non-saturating-descends': {
    caughtBy: 'non-saturating',
    lesson: `${lesson}#non-saturating`,
    explanation:
      'Your non-saturating generator descends f(−D(fake)), so it moves to where the discriminator is sure of a fake, and the point diverges. Flipping the loss changes both the sign inside f and the direction of the step. The generator must ascend.',
    edits: [['theta: -psi * slope(-psi * theta)', 'theta: psi * slope(-psi * theta)']],
  },
  'not-clamped': {
    caughtBy: 'wasserstein',
    lesson: 'gan-instability/wasserstein#clipping',
    explanation:
      'You never clamp ψ. Without a bound on its slope, the critic can raise its score forever by growing steeper, and the result is not a Wasserstein distance. Clamp ψ to [−clip, clip] after each of its updates.',
    edits: [['return Math.max(-clip, Math.min(clip, psi));', 'return clip > 0 ? psi : 0;']],
  },
  'clamped-at-zero': {
    caughtBy: 'wasserstein',
    lesson: 'gan-instability/wasserstein#clipping',
    explanation:
      'You clamp ψ to [0, clip], so it cannot become negative. The critic can then point in one direction only, and it cannot push back fakes that have overshot. The interval is [−clip, clip].',
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
      'You clamp the gradient of ψ instead of ψ itself. Small steps do not stop a critic from growing steep over many steps. WGAN bounds the weight, so clamp ψ after the update.',
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
      'Your Wasserstein variants still use the logistic slope. A critic returns scores, not probabilities, so f(t) = t, and its slope is 1 however good the critic is. That is why the gradient does not vanish.',
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
      'Your gradient penalty acts only if the slope is above the target. The docstring asks for the two-sided penalty (|ψ| − target)², which also raises a slope that is too small. In this game, that force keeps ψ from settling at 0.',
    edits: [['(Math.abs(psi) - target)', 'Math.max(0, Math.abs(psi) - target)']],
  },
  'penalty-without-sign': {
    caughtBy: 'wasserstein',
    lesson: 'gan-instability/gradient-penalty#two-sided',
    explanation:
      'Your gradient penalty is right for ψ > 0 but pushes the wrong way for ψ < 0, because the derivative of |ψ| is missing. The penalty is symmetric in ψ, so its gradient must change sign with ψ.',
    edits: [['(Math.abs(psi) - target) * Math.sign(psi)', '(Math.abs(psi) - target)']],
  },
  'penalty-doubled': {
    caughtBy: 'wasserstein',
    lesson: 'gan-instability/gradient-penalty#weight',
    explanation:
      'Your WGAN-GP penalty is twice as strong as it should be. Differentiating the square gives a factor of 2, which cancels the ½ in front of the weight. Check which factor a paper uses before you compare its λ with another.',
    edits: [['const penalty = weight *', 'const penalty = 2 * weight *']],
  },
  'r1-doubled': {
    caughtBy: 'r1',
    lesson: 'gan-instability/stabilisers#r1',
    explanation:
      'Your R1 subtracts 2 γ ψ, because the ½ of γ/2 · ψ² is missing. Papers and code disagree about this factor, so the same γ can mean twice the damping. Here γ follows the paper.',
    edits: [['(o.gamma ?? 0) * psi', '2 * (o.gamma ?? 0) * psi']],
  },
  'r1-value-for-gradient': {
    caughtBy: 'r1',
    lesson: 'gan-instability/stabilisers#r1',
    explanation:
      'Your R1 subtracts the penalty γ/2 · ψ² from the velocity instead of its derivative with respect to ψ. The square is never negative, so it pushes ψ down on both sides of 0 and does not damp the game.',
    edits: [['(o.gamma ?? 0) * psi', '((o.gamma ?? 0) / 2) * psi ** 2']],
  },
  'r1-added': {
    caughtBy: 'r1',
    lesson: 'gan-instability/stabilisers#r1',
    explanation:
      'Your R1 pushes ψ away from 0, because its sign is wrong. The discriminator ascends its objective, so subtract the penalty. It slows the discriminator down and makes the game converge.',
    edits: [['up - (o.gamma ?? 0) * psi', 'up + (o.gamma ?? 0) * psi']],
  },
  'r1-on-the-generator': {
    caughtBy: 'r1',
    lesson: 'gan-instability/stabilisers#r1',
    explanation:
      'Your R1 pulls θ to 0 as well as ψ. The penalty belongs to the discriminator only. It flattens D at the data and must not know where the fakes should go. Here the data lie at 0, so it seems to help, but anywhere else it would pull the fakes away from the data.',
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
      'Your instance noise moves the fake example only. The real example moves too, to noise.real, so f(−D(real)) has a gradient with respect to ψ. That adds a second term to the discriminator’s velocity. The overlap of real and fake examples is what damps the game.',
    edits: [['fake * onFake - real * slope(-psi * real)', 'fake * onFake']],
  },
  'real-example-pushed-as-a-fake': {
    caughtBy: 'instance-noise',
    lesson: 'gan-instability/stabilisers#instance-noise',
    explanation:
      'The real example’s term in your discriminator’s velocity has the wrong sign. In f(−D(real)) the minus is inside f, and the chain rule brings it out. The discriminator raises D on fakes and lowers it on real examples.',
    edits: [['fake * onFake - real *', 'fake * onFake + real *']],
  },
  'noise-ignored-by-the-generator': {
    caughtBy: 'instance-noise',
    lesson: 'gan-instability/stabilisers#instance-noise',
    explanation:
      'Your generator still uses D(θ), although the fake example is at θ + noise.fake. Both players see the noisy example, so evaluate the generator’s slope there too.',
    edits: [['theta: -psi * onFake', 'theta: down']],
  },
  'discriminator-first': {
    caughtBy: 'alternating',
    lesson: `${lesson}#schemes`,
    explanation:
      'In your alternating scheme the discriminator moves first. The docstring asks for the generator first, then the discriminator at the new θ. With one step each, the orbits have the same shape, but with five discriminator steps the results differ.',
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
      'In your alternating scheme the discriminator still uses the old θ. It must answer the opponent’s latest move, which turns the outward spiral into a closed orbit. Compute its velocity at the new θ.',
    edits: [['psi = moved({ theta, psi });', 'psi = moved({ theta: s.theta, psi });']],
  },
  'one-discriminator-step': {
    caughtBy: 'alternating',
    lesson: `${lesson}#schemes`,
    explanation:
      'Your discriminator takes one step, whatever discriminatorSteps says. Several steps per generator step keep the discriminator near its best response, which sets the balance between the players. Repeat its step discriminatorSteps times.',
    edits: [['for (let i = 0; i < discriminatorSteps; i++)', 'if (discriminatorSteps > 0)']],
  },
  'generator-repeats-too': {
    caughtBy: 'alternating',
    lesson: `${lesson}#schemes`,
    explanation:
      'Your generator moves again at each of the discriminator’s steps. The purpose of discriminatorSteps is to give the players different numbers of steps. The generator moves once, and then only the discriminator moves.',
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
      'Your discriminator takes one step that is discriminatorSteps times as large. With several steps the slope changes on the way, so only the first agrees with the large step. Compute the velocity again at each new ψ.',
    edits: [
      [
        'for (let i = 0; i < discriminatorSteps; i++) psi = moved({ theta, psi });\n  return { theta, psi };',
        'psi = Math.max(-clip, Math.min(clip, psi + discriminatorSteps * learningRate * velocity({ theta, psi }, o).psi));\n  return { theta, psi };',
      ],
    ],
  },
  'clamped-before-the-update': {
    caughtBy: 'wasserstein',
    lesson: 'gan-instability/wasserstein#clipping',
    explanation:
      'You clamp ψ before its update instead of after it, so the returned ψ can lie outside [−clip, clip]. The generator then moves against a critic that is too steep. Clamp ψ after each of its updates.',
    edits: [
      [
        'const psi = at.psi + learningRate * velocity(at, o).psi;\n    return Math.max(-clip, Math.min(clip, psi));',
        'const psi = Math.max(-clip, Math.min(clip, at.psi));\n    return psi + learningRate * velocity({ theta: at.theta, psi }, o).psi;',
      ],
    ],
  },
  'repeats-in-both-schemes': {
    caughtBy: 'alternating',
    lesson: `${lesson}#schemes`,
    explanation:
      'Your discriminator takes discriminatorSteps steps in the simultaneous scheme too. There, both players move once, from the given point. The number of steps counts only for the alternating scheme.',
    edits: [
      [
        "if (o.scheme === 'simultaneous') return { theta, psi: moved(s) };",
        "const seen = o.scheme === 'simultaneous' ? s.theta : theta;",
      ],
      ['psi = moved({ theta, psi });', 'psi = moved({ theta: seen, psi });'],
    ],
  },
});
