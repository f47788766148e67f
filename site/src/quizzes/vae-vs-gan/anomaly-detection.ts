import { defineKeys, defineQuestions } from '#grader/quiz/quiz-question.ts';

export const questions = defineQuestions([
  {
    kind: 'numeric',
    id: 'auroc',
    title: 'with a tie',
    prompt: 'Normal images score 1, 2 and 3, anomalies 2 and 4. What is the AUROC?',
    unit: '',
  },
  {
    kind: 'choice',
    id: 'threshold',
    title: 'how to set the threshold',
    prompt: 'At most 5 % of normal images should be flagged. Which scores do you use to set the threshold?',
    options: {
      normal: 'Those of normal images that the model was not trained on.',
      anomalies: 'Those of known anomalies.',
      training: 'Those of the training images.',
    },
  },
]);

const here = 'vae-vs-gan/anomaly-detection';

export const keys = defineKeys(questions, {
  auroc: {
    kind: 'number',
    right: 0.75,
    tolerance: 0.01,
    because: 'The anomaly wins four of the six pairs, loses one and ties one, which gives 4.5 / 6.',
    near: {
      lost: {
        value: 0.6667,
        explanation: 'You counted the tie as a loss. It counts one half.',
        lesson: `${here}#ties`,
      },
      won: {
        value: 0.8333,
        explanation: 'You counted the tie as a win. It counts one half.',
        lesson: `${here}#ties`,
      },
    },
    otherwise: {
      explanation: 'Count the pairs in which the anomaly scores higher than the normal image.',
      lesson: `${here}#auroc`,
    },
  },
  threshold: {
    kind: 'option',
    right: 'normal',
    because:
      'The threshold is their 0.95 quantile. Future anomalies can look different from all that you have seen.',
    wrong: {
      anomalies: {
        explanation: 'They say nothing about how often a normal image is flagged.',
        lesson: `${here}#threshold`,
      },
      training: {
        explanation:
          'The model was trained on them, so their scores are lower than those of new normal images.',
        lesson: `${here}#threshold`,
      },
    },
  },
});
