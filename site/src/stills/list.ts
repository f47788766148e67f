import { aurocByDigit } from './auroc-by-digit.ts';
import { balls } from './balls.ts';
import { boundedLogits } from './bounded-logits.ts';
import { dampedGame } from './damped-game.ts';
import { elboGap } from './elbo-gap.ts';
import { fallingTemperature } from './falling-temperature.ts';
import { flatAndSteep } from './flat-and-steep.ts';
import { ganBlocks } from './gan-blocks.ts';
import { importanceBound } from './importance-bound.ts';
import { kernelEstimates } from './kernel-estimates.ts';
import { meanBar } from './mean-bar.ts';
import { noising } from './noising.ts';
import { seenAtOnce } from './packs.ts';
import { penalties } from './penalties.ts';
import { rateDistortion } from './rate-distortion.ts';
import { schedules } from './schedules.ts';
import { shellPath } from './shell.ts';
import type { Still } from './still.ts';
import { tradeOff } from './trade-off.ts';
import { twoDensities } from './two-densities.ts';
import { twoEllipses } from './two-ellipses.ts';
import { vaeBlocks } from './vae-blocks.ts';

/** By the names that lessons use. */
export const stills: Readonly<Record<string, Still>> = {
  'vae-blocks': vaeBlocks,
  'gan-blocks': ganBlocks,
  'trade-off': tradeOff,
  'elbo-gap': elboGap,
  'importance-bound': importanceBound,
  'falling-temperature': fallingTemperature,
  'rate-distortion': rateDistortion,
  'two-densities': twoDensities,
  'flat-and-steep': flatAndSteep,
  penalties,
  'bounded-logits': boundedLogits,
  schedules,
  'damped-game': dampedGame,
  packs: seenAtOnce,
  shell: shellPath,
  'two-ellipses': twoEllipses,
  'kernel-estimates': kernelEstimates,
  balls,
  'mean-bar': meanBar,
  'auroc-by-digit': aurocByDigit,
  noising,
};
