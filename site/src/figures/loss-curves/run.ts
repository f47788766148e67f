import type { Resources, Run } from '../figure.ts';
import { play } from '../mode-hunt/run.ts';
import { rounded, shownPoints } from '../mode-hunt/state.ts';
import { randomOfStep } from '../random.ts';

import { games } from './games.ts';
import type { LossCurves } from './state.ts';

/** Each run uses the seed that it was recorded with. */
export async function begin(state: LossCurves, resources: Resources): Promise<Run<LossCurves>> {
  const game = games[state.settings.run];
  const run = await play(game, { ...state, seed: game.seed }, resources);
  const data = Array.from(game.data.sample(shownPoints, randomOfStep(game.seed, 0)), rounded);
  return {
    dispose: () => {
      run.dispose();
    },
    // Before its first step, a run does not show its samples and data.
    advance: async (from, steps) =>
      steps === 0 && from.steps === 0 ? from : { ...(await run.advance(from, steps)), data },
  };
}
