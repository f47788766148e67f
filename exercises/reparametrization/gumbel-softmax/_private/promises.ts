import { definePromises } from '#grader/core/index.ts';

export default definePromises({
  'A relaxed draw from the categorical distribution softmax(logits), one for each row: softmax((logits + g) / temperature) with the Gumbel noise g = −log(−log(uniform)) (Jang et al. 2017, eq. 2).':
    ['value', 'gradient'],
  'Values and gradients must be finite and accurate for logits up to ±1,000, and for uniform numbers from 2⁻²⁴ to 1 − 2⁻²⁴.':
    ['stable'],
  '@param logits [batch, classes] the logarithms of the probabilities, up to a constant per row; at least two classes':
    ['value', 'stable'],
  '@param uniform [batch, classes] already drawn, strictly between 0 and 1; do not draw your own': [
    'value',
    'stable',
  ],
  '@param temperature above 0; it divides the logits and the noise': ['value', 'gradient'],
  '@returns [batch, classes] rows that sum to 1, with a gradient to logits': ['value', 'gradient'],
  'Its value is one-hot: 1 at the largest entry of each row, and 0 elsewhere.': ['hard'],
  'Its gradient is that of the identity: whatever gradient reaches the result is passed on to soft unchanged.':
    ['hard'],
  '@param soft [batch, classes] rows that sum to 1; the largest entry of a row occurs once': ['hard'],
  '@returns [batch, classes] one-hot rows': ['hard'],
});
