import { definePromises } from '#grader/core/index.ts';

export default definePromises({
  'How sharp each image is, as the variance of its Laplacian (Pech-Pacheco et al. 2000).': ['value'],
  'and only positions with all four neighbours inside the image count.': ['edges'],
  'The variance is over all these positions of one image, divided by their number.': ['value', 'edges'],
  'Noise has a large value too, so a larger value is not always better.': 'A remark.',
  '@param images [n, height, width], grey levels; height and width are at least 3 and can differ': [
    'value',
    'edges',
  ],
  '@returns [n]': ['value'],
});
