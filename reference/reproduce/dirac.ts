import { run, type DiracOptions } from '#reference/oracle/dirac-gan.ts';

import type { Experiment, Row } from './experiment.ts';
import { table } from './statistics.ts';

const start = { theta: 1, psi: 1 };
const steps = 500;
const learningRate = 0.2;

const variants: Readonly<Record<string, Pick<DiracOptions, 'variant'> & Partial<DiracOptions>>> = {
  GAN: { variant: 'gan' },
  'non-saturating GAN': { variant: 'non-saturating' },
  'WGAN; clip 1': { variant: 'wgan', clip: 1 },
  'WGAN-GP; weight .7; target 1': { variant: 'wgan-gp', weight: 0.7, target: 1 },
  'R1; γ = .3': { variant: 'r1', gamma: 0.3 },
  'R1; γ = 1': { variant: 'r1', gamma: 1 },
};

const schemes = {
  simultaneous: { scheme: 'simultaneous' },
  oneToOne: { scheme: 'alternating', discriminatorSteps: 1 },
  oneToFive: { scheme: 'alternating', discriminatorSteps: 5 },
} as const;
type Scheme = keyof typeof schemes;

/** The norms from the authors' own field definitions, run once (GAN_stability, notebooks/diracgan/gans.py). */
const published: Readonly<Record<string, Readonly<Record<Scheme, string>>>> = {
  GAN: { simultaneous: '3.1', oneToOne: '1.42', oneToFive: '1.85' },
  'non-saturating GAN': { simultaneous: '.64', oneToOne: '.28', oneToFive: '.14' },
  'WGAN; clip 1': { simultaneous: '1.0', oneToOne: '1.02', oneToFive: '.92' },
  'WGAN-GP; weight .7; target 1': { simultaneous: '1.8', oneToOne: '1.22', oneToFive: '.72' },
  'R1; γ = .3': { simultaneous: '2.6e-6', oneToOne: '2.3e-7', oneToFive: '9e-34' },
  'R1; γ = 1': { simultaneous: '1e-21', oneToOne: '7e-17', oneToFive: '5e-12' },
};

const names = Object.keys(schemes) as Scheme[];

export const dirac: Experiment = {
  name: 'dirac',
  settings: Object.keys(variants),
  seeds: 1, // nothing is random
  columns: names,
  recipe: `Dirac-GAN, ${steps} steps of ${learningRate} from (1, 1): final norm of (θ, ψ)`,
  work: 'small networks',
  run: (setting) => {
    const norm = (scheme: Scheme): number => {
      const options = { learningRate, ...variants[setting], ...schemes[scheme] } as DiracOptions;
      const { theta, psi } = run(start, options, steps);
      return Math.hypot(theta, psi);
    };
    const values = Object.fromEntries(names.map((name) => [name, norm(name)]));
    return Promise.resolve({ values, engine: 'float64' });
  },
  report: (rows) => [
    '## Dirac-GAN',
    '',
    `Final norm of (θ, ψ) after ${steps} steps of ${learningRate} from (1, 1); in brackets what the authors' own definitions gave`,
    '(Mescheder et al. 2018). Nothing is random.',
    '',
    table(['', 'simultaneous', 'alternating 1:1', 'alternating 1:5'], rows.map(cells)),
  ],
};

/** `value` with as many digits as `there`, in the same notation. */
function like(there: string, value: number): string {
  const digits = there.replace(/e.*/, '').replace('.', '').length;
  return there.includes('e') ? value.toExponential(digits - 1) : value.toPrecision(digits);
}

const cells = ({ setting, values }: Row): string[] => [
  setting.replaceAll(';', ','),
  ...names.map((name) => {
    const there = published[setting]?.[name] ?? '?';
    return `${like(there, values[name] ?? NaN)} (${there})`;
  }),
];
