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
  /** Scale of the decoder's last layer. If it is small, the logarithm of a sigmoid is as accurate as its logit. */
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
function scoreCase(random: Random, { batch, samples, logits = 0.5 }: Size): Case {
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

/** The labels in random order. */
function drawLabels(random: Random, n: number, anomalies: number): NumericArray {
  const labels = filled([n], () => 0);
  for (let left = anomalies; left > 0;) {
    const i = Math.floor(n * random.uniform());
    if (labels.data[i] === 0) {
      labels.data[i] = 1;
      left--;
    }
  }
  return labels;
}

interface Examples {
  readonly normal: number;
  readonly anomalous: number;
}

const rankingCaseOf = (labels: NumericArray, score: (label: number) => number): Case => {
  const scores = float32(labels.shape, Array.from(labels.data, score));
  return {
    evaluation: { target: 'auroc', inputs: { scores, labels } },
    expected: { outputs: { value: within(anomalyDetection.auroc({ scores, labels }), cRanking) } },
  };
};

/**
 * Scores on both sides of `middle`, as numbers of different length, so that sorting as text shows.
 *
 * @param lead of the anomalies' scores in standard deviations; they score lower if it is negative
 */
const rankingCase =
  ({ normal, anomalous }: Examples, { lead = 1, middle = 100 } = {}) =>
  (random: Random): Case =>
    rankingCaseOf(
      drawLabels(random, normal + anomalous, anomalous),
      (label) => middle + 6 * (random.normal() + lead * label),
    );

/** Every score is one of a few whole numbers. Anomalies take the last ones and normal examples the first, in turn. */
const tiedCase =
  ({ normal, anomalous }: Examples, ofNormal: readonly number[], ofAnomalous: readonly number[]) =>
  (random: Random): Case => {
    const lowest = Math.floor(40 * random.uniform());
    const next = [0, 0] as [number, number];
    return rankingCaseOf(drawLabels(random, normal + anomalous, anomalous), (label) => {
      const levels = label === 1 ? ofAnomalous : ofNormal;
      const turn = label === 1 ? next[1]++ : next[0]++;
      return lowest + (levels[turn % levels.length] ?? NaN);
    });
  };

interface Threshold {
  readonly n: number;
  readonly rate: number;
  /** The scores before they are shuffled; drawn if it is not given. */
  readonly score?: (i: number, random: Random) => number;
}

/** The numbers differ in sign and number of digits, so that sorting as text shows. */
const thresholdCase =
  ({ n, rate, score = (_, random) => 60 * random.normal() + 40 }: Threshold) =>
  (random: Random): Case => {
    const sorted = filled([n], (i) => score(i, random));
    const order = Array.from(sorted.data, (value) => ({ value, place: random.uniform() }));
    order.sort((a, b) => a.place - b.place);
    const normalScores = float32(
      [n],
      order.map(({ value }) => value),
    );
    const right = anomalyDetection.threshold({ normalScores, rate });
    return {
      evaluation: { target: 'threshold', inputs: { normalScores }, params: { rate } },
      expected: { outputs: { value: within(right, cRanking) } },
    };
  };

export default defineHiddenChecks({
  exercise,
  version: 2,
  checks: [
    oracleCheck({
      id: 'score',
      title: 'the negative ELBO of each image, with the expectation over all samples',
      points: 1.5,
      strata: {
        'several samples per image': (random) => scoreCase(random, { batch: 4, samples: 5 }),
        'as many samples as images': (random) => scoreCase(random, { batch: 3, samples: 3 }),
        'a single sample': (random) => scoreCase(random, { batch: 5, samples: 1 }),
        'a single image': (random) => scoreCase(random, { batch: 1, samples: 6 }),
      },
    }),
    oracleCheck({
      id: 'stable',
      title: 'scores stay accurate for logits in the thousands',
      points: 0.5,
      strata: {
        'small logits': (random) => scoreCase(random, { batch: 4, samples: 3 }),
        'logits in the hundreds': (random) => scoreCase(random, { batch: 4, samples: 3, logits: 400 }),
        'logits in the thousands': (random) => scoreCase(random, { batch: 4, samples: 3, logits: 2000 }),
      },
    }),
    oracleCheck({
      id: 'auroc',
      title: 'auroc is the fraction of pairs in which the anomaly has the higher score',
      points: 0.5,
      strata: {
        'few anomalies': rankingCase({ normal: 14, anomalous: 6 }),
        'more anomalies than normal examples': rankingCase({ normal: 11, anomalous: 20 }),
        'a single anomaly': rankingCase({ normal: 11, anomalous: 1 }),
        'a single normal example': rankingCase({ normal: 1, anomalous: 9 }),
        'anomalies that score lower': rankingCase({ normal: 15, anomalous: 9 }, { lead: -3 }),
        'scores around 0': rankingCase({ normal: 12, anomalous: 8 }, { middle: 0 }),
        'anomalies above all normal examples': rankingCase({ normal: 7, anomalous: 8 }, { lead: 30 }),
      },
    }),
    oracleCheck({
      id: 'ties',
      title: 'auroc counts a tie as one half',
      points: 0.5,
      strata: {
        'ties between a normal example and an anomaly': (random) => [
          tiedCase({ normal: 13, anomalous: 9 }, [0, 1, 2, 3], [1, 2, 3, 4])(random),
          tiedCase({ normal: 9, anomalous: 14 }, [2, 3, 5], [0, 2, 3])(random),
        ],
        'ties within the classes only': tiedCase({ normal: 8, anomalous: 7 }, [0, 2, 4], [1, 3, 5]),
        'equal scores only': tiedCase({ normal: 4, anomalous: 7 }, [3], [3]),
      },
    }),
    oracleCheck({
      id: 'threshold',
      title: 'threshold is the (1 − rate) quantile of the normal scores, interpolated',
      points: 1,
      strata: {
        'a small rate': thresholdCase({ n: 24, rate: 0.05 }),
        'a rate below one half': thresholdCase({ n: 17, rate: 0.3 }),
        'a rate above one half': (random) =>
          thresholdCase({ n: 30, rate: 0.55 + 0.3 * random.uniform() })(random),
        'rate 0': thresholdCase({ n: 12, rate: 0 }),
        'rate 1': thresholdCase({ n: 13, rate: 1 }),
        'a position at a score': thresholdCase({ n: 9, rate: 0.25 }),
        'a position half-way between two scores': thresholdCase({ n: 6, rate: 0.5 }),
        'a single score': thresholdCase({ n: 1, rate: 0.1 }),
        'two scores': thresholdCase({ n: 2, rate: 0.2 }),
        'equal scores': thresholdCase({ n: 7, rate: 0.4, score: (i) => [8, 8, 8, 11, 11, 11, 90][i] ?? NaN }),
      },
    }),
  ],
});
