import { quizMistakes } from '#grader/quiz/index.ts';
import { graded, practice, practiceKeys } from '../questions.ts';
import { gradedKeys } from './keys.ts';

export default { ...quizMistakes(practice, practiceKeys), ...quizMistakes(graded, gradedKeys) };
