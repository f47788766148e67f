import { definePromises } from '#grader/core/index.ts';

export default definePromises({
  'The eigenvalues of a symmetric matrix, in no particular order, and an eigenvector of length 1 for each.': [
    'general',
    'degenerate',
  ],
  'They must be accurate even if the means are far from 0.': ['offset'],
  '@param x [n, d], one example per row; n at least 2': ['statistics'],
  'The squared Fréchet distance between two Gaussians (Dowson and Landau 1982; for image features it is the FID of Heusel et al. 2017):':
    ['diagonal', 'general'],
  'The root of a symmetric matrix without negative eigenvalues is the matrix with the same eigenvectors and the roots of the eigenvalues.':
    ['general'],
  'A covariance can be rank-deficient.': ['degenerate'],
  'Rounding can then make an eigenvalue of 0 slightly negative, and it counts as 0.': ['degenerate'],
  '@param eigh is supplied, because the tensor library has none': 'The caller supplies it.',
  '@returns a number, or a promise of it, so that you can await the values of a tensor: `await t.array()`': [
    'general',
  ],
});
