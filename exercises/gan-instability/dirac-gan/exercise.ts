import { defineExercise } from '#grader/core/index.ts';

export default defineExercise({
  id: 'gan-instability/dirac-gan',
  title: 'The Dirac-GAN: who moves, and when',
  points: 4,
  lesson: 'gan-instability/dirac-gan',
  entry: ['diracStep'],
  hints: [
    'Split the work in two. One function returns the velocity of both players at a point, depending on the variant. Another moves them, depending on the scheme. Start with wgan, where f(t) = t, so you only need to differentiate ψ θ.',
    'By the chain rule, the derivative of f(ψ θ) with respect to θ is ψ f′(ψ θ), and with respect to ψ it is θ f′(ψ θ). The generator descends and the discriminator ascends, so only the generator’s velocity has a minus sign. For f(t) = −log(1 + exp(−t)), f′(t) = 1 / (1 + exp(t)).',
    'A penalty is subtracted from what the discriminator ascends, so subtract its gradient with respect to ψ from the velocity of ψ. ∂D/∂x is ψ, so R1 subtracts gamma · ψ. The gradient of weight / 2 · (|ψ| − target)² is weight · (|ψ| − target) · sign(ψ).',
    'The non-saturating variant changes only the velocity of θ, to −ψ f′(−ψ θ). With noise, θ becomes θ + noise.fake in the chain rule above. The real example then has its own gradient, −noise.real · f′(−ψ · noise.real), which is added to the velocity of ψ.',
    'Alternating: `const theta = s.theta + h * velocity(s).theta;` then repeat `psi = psi + h * velocity({ theta, psi }).psi`, and for wgan clamp each time. Simultaneous: compute both velocities at s, before either player moves.',
  ],
});
