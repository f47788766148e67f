/** A question of a quiz: reads the answer from its form and explains at once why it is right or wrong. */
import { judgeAnswer } from '#grader/quiz/judge-answer.ts';
import type { Key, QuizQuestion } from '#grader/quiz/quiz-question.ts';

import { fieldsAnswer, move } from './question-fields.ts';

interface Data {
  readonly question: QuizQuestion;
  readonly key: Key;
  /** The base path of the site, without a trailing slash. */
  readonly base: string;
}

class QuizQuestionElement extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector('form');
    const verdict = this.querySelector<HTMLElement>('.verdict');
    const json = this.querySelector('script[type="application/json"]')?.textContent;
    if (!form || !verdict || json === undefined) return;
    const data = JSON.parse(json) as Data;
    this.dataset['ready'] = 'true';
    for (const button of form.querySelectorAll<HTMLButtonElement>('button[data-move]'))
      button.addEventListener('click', () => {
        move(button);
      });
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.judge(data, fieldsAnswer(data.question, form), verdict);
    });
  }

  private judge({ question, key, base }: Data, answer: unknown, verdict: HTMLElement): void {
    const judgement = judgeAnswer(question, key, answer);
    this.dataset['given'] = judgement.kind === 'right' ? 'right' : 'wrong';
    switch (judgement.kind) {
      case 'right':
        verdict.replaceChildren(strong('Correct.'), ` ${judgement.because}`);
        return;
      case 'wrong':
        verdict.replaceChildren(
          strong('Not quite.'),
          ` ${judgement.why.explanation} `,
          link(base, judgement.why.lesson),
        );
        return;
      case 'unusable':
        verdict.replaceChildren('Choose or enter an answer first.');
    }
  }
}

function strong(text: string): HTMLElement {
  const element = document.createElement('strong');
  element.textContent = text;
  return element;
}

function link(base: string, lesson: string): HTMLElement {
  const [page = '', anchor] = lesson.split('#');
  const element = document.createElement('a');
  element.href = `${base}/${page}/${anchor === undefined ? '' : `#${anchor}`}`;
  element.textContent = 'Read about it';
  return element;
}

customElements.define('quiz-question', QuizQuestionElement);
