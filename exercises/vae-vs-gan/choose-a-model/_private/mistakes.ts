import { wrongAnswers } from '#grader/quiz/index.ts';
import { graded, practice, practiceKeys } from '../questions.ts';
import { gradedKeys } from './keys.ts';

export default { ...wrongAnswers(practice, practiceKeys), ...wrongAnswers(graded, gradedKeys) };
