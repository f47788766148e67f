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
    title: 'where the line is drawn',
    prompt: 'At most 5 % of normal images may be flagged. From which scores do you set the threshold?',
    options: {
      normal: 'From those of normal images that the model was not trained on.',
      anomalies: 'From those of known anomalies.',
      training: 'From those of the training images.',
    },
  },
]);

const here = 'vae-vs-gan/anomaly-detection';

export const keys = defineKeys(questions, {
  auroc: {
    kind: 'number',
    right: 0.75,
    tolerance: 0.01,
    because: 'Of six pairs the anomaly wins four, loses one and ties one: 4.5 / 6.',
    near: {
      lost: {
        value: 0.6667,
        explanation: 'The tie was counted as lost. It counts one half.',
        lesson: `${here}#ties`,
      },
      won: {
        value: 0.8333,
        explanation: 'The tie was counted as won. It counts one half.',
        lesson: `${here}#ties`,
      },
    },
    otherwise: {
      explanation: 'Count the pairs of an anomaly and a normal image that are in order.',
      lesson: `${here}#auroc`,
    },
  },
  threshold: {
    kind: 'option',
    right: 'normal',
    because: 'It is their 0.95 quantile. Anomalies to come look like nothing that you have.',
    wrong: {
      anomalies: {
        explanation: 'They tell nothing of how often a normal image is flagged.',
        lesson: `${here}#threshold`,
      },
      training: {
        explanation: 'The model has seen them, so their scores are lower than those of new normal images.',
        lesson: `${here}#threshold`,
      },
    },
  },
});
