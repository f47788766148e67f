/** Keeps an exercise's form and its file alike: an answer in the form is written into the file, and the other way round. */
import { answerEdit, writtenAnswers } from './answers-in-text.ts';
import type { AnswerFields } from './answer-fields.ts';
import type { CodeEditor } from './code-editor.ts';

export interface AnswerForm {
  /** Shows the answers of the file, which has just changed. */
  show(text: string): void;
}

/** @param say tells the student that an answer could not be written */
export function answerForm(
  fields: AnswerFields,
  editor: CodeEditor,
  say: (text: string) => void,
): AnswerForm {
  const show = (text: string): void => {
    const written = writtenAnswers(text);
    for (const question of fields.questions) {
      const { value, isComputed = false } = written?.get(question.id) ?? {};
      fields.show(question, value, isComputed ? computed : value === undefined ? missing : '');
    }
  };
  fields.connect((question, answer) => {
    const edit = answerEdit(editor.text(), question.id, answer);
    if (edit) editor.edit(edit);
    else say(noObject);
  });
  show(editor.text());
  return { show };
}

const missing = 'Not answered yet.';
const computed = 'Your file computes this answer. If you answer here, the form replaces it.';
const noObject =
  'The answer could not be written: your file does not declare an object “answers”. Correct the file below, or reset it.';
