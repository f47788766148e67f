// Right, unusual: a table of vector fields (one entry a variant) with the logistic function written as a tanh, and a recursion:
// the further steps of the discriminator are calls of the step itself with a generator that stands still.
export interface State {
  readonly theta: number;
  readonly psi: number;
}

export interface Options {
  readonly variant: 'gan' | 'non-saturating' | 'wgan' | 'wgan-gp' | 'r1' | 'instance-noise';
  readonly scheme: 'simultaneous' | 'alternating';
  readonly learningRate: number;
  readonly discriminatorSteps?: number;
  readonly gamma?: number;
  readonly clip?: number;
  readonly weight?: number;
  readonly target?: number;
  readonly noise?: { readonly real: number; readonly fake: number };
}

const share = (t: number) => 0.5 + 0.5 * Math.tanh(t / 2); // 1 / (1 + exp(−t))

interface Field {
  theta(theta: number, psi: number, o: Options): number;
  psi(theta: number, psi: number, o: Options): number;
}

const gan: Field = {
  theta: (theta, psi) => -psi * share(-theta * psi),
  psi: (theta, psi) => theta * share(-theta * psi),
};
const wasserstein: Field = { theta: (_theta, psi) => -psi, psi: (theta) => theta };

const fields: Record<Options['variant'], Field> = {
  gan,
  'non-saturating': { ...gan, theta: (theta, psi) => -psi * share(theta * psi) },
  wgan: wasserstein,
  'wgan-gp': {
    ...wasserstein,
    // (|ψ| − t) sign ψ = ψ − t sign ψ
    psi: (theta, psi, o) => theta + o.weight! * ((o.target ?? 1) * Math.sign(psi) - psi),
  },
  r1: { ...gan, psi: (theta, psi, o) => gan.psi(theta, psi, o) - o.gamma! * psi },
  'instance-noise': {
    theta: (theta, psi, o) => gan.theta(theta + o.noise!.fake, psi, o),
    psi: (theta, psi, o) => {
      const { real, fake } = o.noise!;
      return gan.psi(theta + fake, psi, o) - real * share(real * psi);
    },
  },
};

function move(s: State, o: Options, rateTheta: number, ratePsi: number): State {
  const field = fields[o.variant];
  const theta = s.theta + rateTheta * field.theta(s.theta, s.psi, o);
  const psi = s.psi + ratePsi * field.psi(s.theta, s.psi, o);
  const held =
    ratePsi !== 0 && o.variant === 'wgan' ? Math.sign(psi) * Math.min(Math.abs(psi), o.clip!) : psi;
  return { theta, psi: held };
}

export function diracStep(s: State, o: Options): State {
  const h = o.learningRate;
  if (o.scheme === 'simultaneous') return move(s, o, h, h);
  const discriminatorMoves = (from: State, left: number): State =>
    left === 0 ? from : discriminatorMoves(move(from, o, 0, h), left - 1);
  return discriminatorMoves(move(s, o, h, 0), o.discriminatorSteps ?? 1);
}
