/** One figure in a thread of its own: it answers each question with the state that it led to. */
import { loadFigure } from '../figures/lab/figure-list.ts';
import type { Answer, Question } from '../figures/lab/protocol.ts';
import { simulationOf, type Simulation } from '../figures/lab/simulation.ts';

import { resources } from './resources.ts';

let simulation: Simulation | undefined;
let last: Promise<unknown> = Promise.resolve();

addEventListener('message', ({ data }: MessageEvent<Question>) => {
  last = last
    .then(() => answer(data))
    .then(
      (state) => {
        reply({ state });
      },
      (error: unknown) => {
        reply({ error: error instanceof Error ? error.message : String(error) });
      },
    );
});

const reply = (message: Answer): void => {
  postMessage(message);
};

async function answer(question: Question) {
  if (question.call === 'load') {
    simulation = simulationOf(await loadFigure(question.figure), resources);
    return null;
  }
  if (simulation === undefined) throw new Error('internal: a worker loads its figure first');
  switch (question.call) {
    case 'reset':
      return simulation.reset(question.settings, question.seed);
    case 'change':
      return simulation.change(question.settings);
    case 'advance':
      return simulation.advance(question.steps);
  }
}
