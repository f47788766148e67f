import {
  defineHiddenChecks,
  filled,
  float32,
  oracleCheck,
  within,
  type Case,
  type NumericArray,
  type Random,
} from '#grader/core/index.ts';
import { anomalyDetection, vae } from '#reference/oracle/index.ts';
import exercise from '../exercise.ts';

/** Calibrated: see tests/calibration. */
const c = 3;
const cRanking = 2;

interface Size {
  readonly batch: number;
  readonly samples: number;
  /** Scale of the decoder's last layer. */
  readonly logits?: number;
}
const [pixels, hidden, latent] = [7, 6, 3];

function drawModel(random: Random, factor: number): Record<keyof vae.VaeWeights, NumericArray> {
  const layer = (name: string, from: number, to: number, scale = 1): [string, NumericArray][] => [
    [`${name}Kernel`, filled([from, to], () => (scale / Math.sqrt(from)) * random.normal())],
    [`${name}Bias`, filled([to], () => 0.3 * scale * random.normal())],
  ];
  return Object.fromEntries([
    ...layer('encoder', pixels, hidden),
    // The posteriors' widths are similar to their means, so that a score at the means shows.
    ...layer('mu', hidden, latent, 1.5),
    ...layer('logVar', hidden, latent, 1.5),
    ...layer('decoder', latent, hidden),
    ...layer('logits', hidden, pixels, factor),
  ]) as Record<keyof vae.VaeWeights, NumericArray>;
}

/** Redrawn until no ReLU is near its kink, where float32 could end up on the other side. */
function scoreCase(random: Random, { batch, samples, logits = 2 }: Size): Case {
  for (;;) {
    const weights = drawModel(random, logits);
    const x = filled([batch, pixels], () => Math.round(255 * random.uniform()) / 255);
    const eps = filled([samples, batch, latent], () => random.normal());
    const nearest = Array.from({ length: samples }, (_, s) => {
      const sample = Array.from(eps.data).slice(s * batch * latent, (s + 1) * batch * latent);
      return vae.distanceFromKink(weights, x, { shape: [batch, latent], data: sample });
    });
    if (Math.min(...nearest) < 1e-3) continue;
    const right = anomalyDetection.anomalyScore({ weights, x, eps });
    return {
      evaluation: { target: 'anomalyScore', inputs: { ...weights, x, eps } },
      expected: { outputs: { value: within(right, c) } },
    };
  }
}

interface Ranking {
  /** Whole numbers, so that there are ties. */
  readonly whole?: boolean;
  /** The lead of the anomalies' scores in standard deviations; they score lower if it is negative. */
  readonly lead?: number;
}

/** In random order. */
function rankingCase(
  random: Random,
  n: number,
  anomalies: number,
  { whole = false, lead = 1 }: Ranking = {},
): Case {
  const labels = filled([n], () => 0);
  for (let left = anomalies; left > 0;) {
    const i = Math.floor(n * random.uniform());
    if (labels.data[i] === 0) {
      labels.data[i] = 1;
      left--;
    }
  }
  const scores = float32(
    [n],
    Array.from(labels.data, (label) => {
      const score = 100 + 6 * (random.normal() + lead * label);
      return whole ? Math.round(score / 4) : score;
    }),
  );
  return {
    evaluation: { target: 'auroc', inputs: { scores, labels } },
    expected: { outputs: { value: within(anomalyDetection.auroc({ scores, labels }), cRanking) } },
  };
}

/** The numbers differ in sign and number of digits, so that sorting as text shows. */
function thresholdCase(random: Random, n: number, rate: number): Case {
  const normalScores = filled([n], () => 60 * random.normal() + 40);
  const right = anomalyDetection.threshold({ normalScores, rate });
  return {
    evaluation: { target: 'threshold', inputs: { normalScores }, params: { rate } },
    expected: { outputs: { value: within(right, cRanking) } },
  };
}

export default defineHiddenChecks({
  exercise,
  version: 1,
  checks: [
    oracleCheck({
      id: 'score',
      title: 'the negative ELBO of each image, with the expectation over all samples',
      points: 1.5,
      cases: (random) => [
        scoreCase(random, { batch: 4, samples: 5 }),
        scoreCase(random, { batch: 3, samples: 3 }), // as many samples as images, so that the shape does not reveal the axis
        scoreCase(random, { batch: 5, samples: 1 }),
        scoreCase(random, { batch: 1, samples: 6 }),
      ],
    }),
    oracleCheck({
      id: 'stable',
      title: 'scores stay accurate for logits in the thousands',
      points: 0.5,
      cases: (random) => [
        scoreCase(random, { batch: 4, samples: 3 }),
        scoreCase(random, { batch: 4, samples: 3, logits: 400 }),
        scoreCase(random, { batch: 4, samples: 3, logits: 2000 }),
      ],
    }),
    oracleCheck({
      id: 'auroc',
      title: 'auroc is the fraction of pairs in which the anomaly has the higher score',
      points: 0.5,
      cases: (random) => [
        rankingCase(random, 20, 6),
        rankingCase(random, 31, 20),
        rankingCase(random, 12, 1),
        // Far below one half for every draw, so that an inverted score always shows.
        rankingCase(random, 24, 9, { lead: -3 }),
      ],
    }),
    oracleCheck({
      id: 'ties',
      title: 'auroc counts a tie as one half',
      points: 0.5,
      cases: (random) => [
        rankingCase(random, 40, 15, { whole: true }),
        rankingCase(random, 30, 15, { whole: true }),
        rankingCase(random, 26, 11, { whole: true, lead: -3 }),
      ],
    }),
    oracleCheck({
      id: 'threshold',
      title: 'threshold is the (1 − rate) quantile of the normal scores, interpolated',
      points: 1,
      cases: (random) => [
        thresholdCase(random, 24, 0.05),
        thresholdCase(random, 17, 0.3),
        thresholdCase(random, 30, 0.5 + 0.4 * random.uniform()),
        thresholdCase(random, 12, 0),
        thresholdCase(random, 13, 1),
        thresholdCase(random, 1, 0.1),
      ],
    }),
  ],
});
