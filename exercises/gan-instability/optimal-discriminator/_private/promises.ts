import { definePromises } from '#grader/core/index.ts';

export default definePromises({
  "Two distributions on the same n points: p, the data's probabilities, and q, the generator's.":
    'A promise of the caller.',
  'can be 0, or as small as 1e-30, and no result may be NaN or infinite.': ['disjoint', 'wasserstein'],
  'The optimal discriminator for a fixed generator: the probability of "real" at each point (Goodfellow et al. 2014, proposition 1).':
    ['discriminator'],
  '@param p [n]': 'A promise of the caller.',
  '@param q [n]': 'A promise of the caller.',
  '@returns [n]': ['discriminator'],
  'Points without mass contribute nothing: 0 log 0 = 0.': ['disjoint'],
  '@returns a scalar, at least −log 4': ['value'],
  'It is the divergence, not its square root.': ['divergence'],
  '@returns a scalar between 0 and log 2': ['divergence'],
  'The Wasserstein distance W₁ between the two distributions on a line: the minimal sum of mass times distance that turns one into the other.':
    ['wasserstein'],
  'In one dimension it is the area between the two cumulative distributions (Villani 2003, theorem 2.18).': [
    'wasserstein',
  ],
  '@param points [n], the positions of the n points, ascending': 'A promise of the caller.',
  '@returns a scalar': ['wasserstein'],
});
