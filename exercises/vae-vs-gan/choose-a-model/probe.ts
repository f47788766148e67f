import * as tf from '@tensorflow/tfjs';
import { answerCodes } from '#grader/quiz/answer-codes.ts';
import { defineProbe } from '#grader/core/probe.ts';
import type * as stub from './stub.ts';

export default defineProbe<typeof stub>({
  answers: ({ answers }) => tf.tensor1d(answerCodes(answers), 'int32'),
});
