import { defineExercise } from '#grader/core/index.ts';

export default defineExercise({
  id: 'gan-instability/dirac-gan',
  title: 'The Dirac-GAN: who moves, and when',
  points: 4,
  lesson: 'gan-instability/dirac-gan',
  entry: ['diracStep'],
  hints: [
    'Split the work in two: a function that gives the velocity of both players at a point, by the variant, and a function that moves them, by the scheme. Start with wgan, where f(t) = t and nothing is left to differentiate but ψ θ.',
    'The chain rule on f(ψ θ): by θ it gives ψ f′(ψ θ), by ψ it gives θ f′(ψ θ). The generator goes down and the discriminator up, so only the generator’s has a minus. For f(t) = −log(1 + exp(−t)), f′(t) = 1 / (1 + exp(t)).',
    'A penalty is taken off what the discriminator ascends, so its gradient by ψ is taken off the velocity of ψ. ∂D/∂x is ψ: R1 takes off gamma · ψ; weight / 2 · (|ψ| − target)² has the gradient weight · (|ψ| − target) · sign(ψ).',
    'Non-saturating changes θ only: −ψ f′(−ψ θ). With noise, θ becomes θ + noise.fake in the chain rule above, and the real example now has a gradient of its own: −noise.real · f′(−ψ · noise.real), added to the velocity of ψ.',
    'Alternating: `const theta = s.theta + h * velocity(s).theta;` then repeat `psi = psi + h * velocity({ theta, psi }).psi`, and clamp each time where it is wgan. Simultaneous: both velocities at s, before either has moved.',
  ],
});
