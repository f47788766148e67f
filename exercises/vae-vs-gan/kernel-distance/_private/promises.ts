import { definePromises } from '#grader/core/index.ts';

export default definePromises({
  'The kernel distance between two sets of features (Bińkowski et al. 2018, section 4, where it is called KID): the unbiased estimate of the squared maximum mean discrepancy (Gretton et al. 2012, eq. 3) with the cubic kernel':
    ['value'],
  'It is the mean of k over all pairs of different rows of x, plus the same for y, minus twice the mean of k over all pairs of a row of x and a row of y.':
    ['value'],
  'It is unbiased, so it can be negative.': ['negative'],
  '@param x [n, d] features of real examples, n at least 2': ['value'],
  '@param y [m, d] features of generated examples, m at least 2; m can differ from n': ['value'],
  '@returns a number, or a promise of it, so that you can await the values of a tensor': ['value'],
});
