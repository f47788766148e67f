import * as tf from '@tensorflow/tfjs';
import { answerCodes } from '#grader/quiz/answer-codes.ts';
import { defineProbe } from '#grader/core/probe.ts';

export default defineProbe({
  answers: (student) => tf.tensor1d(answerCodes(student['answers']), 'int32'),
});
