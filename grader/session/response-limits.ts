import { bytesPerElement } from '#reference/shared/arrays.ts';
import { maxArrays, maxExports, maxName, maxText } from './response-caps.ts';
import type { FrameLimits } from './frames.ts';
import type { RunnerRequest } from './requests.ts';

/** The most bytes that JSON takes for a UTF-16 unit, as in `\u0001`. */
const escaped = 6;
/** Keys, the nonce and the numbers of a header, without its texts. */
const frame = 2 ** 10;
/** Dimensions and the dtype of one array in JSON. */
const specBytes = 2 ** 8;
const nameBytes = maxName * escaped + 3;

const words = frame + escaped * maxText;

/** While no request is open, a runner may send one frame only: the message of a crash. */
export const unaskedLimits: FrameLimits = { header: words, payload: 0 };

/** The largest frame that can answer a request. */
export function answerLimits(
  request: Pick<RunnerRequest, 'op'> & { readonly mostValues?: number },
): FrameLimits {
  switch (request.op) {
    case 'start':
      return { header: 4 * words, payload: 0 };
    case 'load':
      return { header: words + maxExports * nameBytes, payload: 0 };
    case 'evaluate':
      return {
        header: words + 2 * maxArrays * (nameBytes + specBytes),
        payload: (request.mostValues ?? 0) * bytesPerElement.float64,
      };
  }
}
