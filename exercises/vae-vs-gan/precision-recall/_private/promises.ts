import { definePromises } from '#grader/core/index.ts';

export default definePromises({
  'A row is not its own neighbour.': ['precision', 'recall', 'density', 'coverage'],
  'Distances are Euclidean, and a point at a distance equal to the radius is inside.': [
    'precision',
    'recall',
    'density',
    'coverage',
  ],
  'Are the generated examples realistic, and are all the real ones generated (Kynkäänniemi et al. 2019, eq. 1 and 2)?':
    'A question that the two measures answer.',
  '- precision: the fraction of generated examples inside at least one ball of a real example in the real set.':
    ['precision'],
  '- recall: the fraction of real examples inside at least one ball of a generated example in the generated set.':
    ['recall'],
  '@param real [n, d] features of real examples, more than k': ['precision', 'recall'],
  '@param fake [m, d] features of generated examples, more than k; m can differ from n': [
    'precision',
    'recall',
  ],
  '@param k at least 1': ['precision', 'recall', 'density', 'coverage'],
  '@returns both, from 0 to 1, or a promise of them, so that you can await the values of a tensor': [
    'precision',
    'recall',
  ],
  'The same two questions with only the balls of the real examples, which a few generated outliers cannot enlarge (Naeem et al. 2020, eq. 3 and 4).':
    ['density', 'coverage'],
  '- density: the number of real balls that contain a generated example, averaged over the generated examples and divided by k. It can exceed 1.':
    ['density'],
  '- coverage: the fraction of real examples whose ball contains at least one generated example.': [
    'coverage',
  ],
  '@param real [n, d], more than k': ['density', 'coverage'],
  '@param fake [m, d], at least one': ['density', 'coverage'],
});
