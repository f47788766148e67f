import type { Settings } from './controls.ts';
import { fieldAt, stepFrom, type Point } from './game.ts';

export interface Complex {
  readonly real: number;
  readonly imaginary: number; // not negative: the two eigenvalues are a conjugate pair or both real
}

export interface Linearised {
  /** Eigenvalues of the field's Jacobian at the equilibrium (0, 0). */
  readonly field: readonly [Complex, Complex];
  /** The largest modulus of one iteration's eigenvalues. Above 1, a small error grows. */
  readonly growth: number;
}

/**
 * The game near its equilibrium, by central differences. The gradient penalty with a target has a kink at ψ = 0, so there
 * is no Jacobian, and the game does not converge (Mescheder et al. 2018, §4).
 */
export function linearised(settings: Settings): Linearised | undefined {
  if (settings.variant === 'wgan-gp') return undefined;
  const field = eigenvalues((point) => fieldAt(settings, point));
  const iteration = eigenvalues((point) => stepFrom(settings, point));
  return {
    field,
    growth: Math.max(...iteration.map(({ real, imaginary }) => Math.hypot(real, imaginary))),
  };
}

const h = 1e-4;

/** Eigenvalues of the Jacobian [[a, b], [c, d]] at the origin: half the trace, plus and minus the root. */
function eigenvalues(map: (point: Point) => Point): readonly [Complex, Complex] {
  const byTheta = [map({ theta: h, psi: 0 }), map({ theta: -h, psi: 0 })] as const;
  const byPsi = [map({ theta: 0, psi: h }), map({ theta: 0, psi: -h })] as const;
  const a = (byTheta[0].theta - byTheta[1].theta) / (2 * h);
  const c = (byTheta[0].psi - byTheta[1].psi) / (2 * h);
  const b = (byPsi[0].theta - byPsi[1].theta) / (2 * h);
  const d = (byPsi[0].psi - byPsi[1].psi) / (2 * h);
  const half = (a + d) / 2;
  const root = half ** 2 - (a * d - b * c);
  if (root < 0) {
    const pair = { real: half, imaginary: Math.sqrt(-root) };
    return [pair, pair];
  }
  return [
    { real: half + Math.sqrt(root), imaginary: 0 },
    { real: half - Math.sqrt(root), imaginary: 0 },
  ];
}
