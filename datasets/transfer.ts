/** Node only: one attempt to get one file, continuing what an earlier attempt left. */
import { open, rm, stat } from 'node:fs/promises';
import { DatasetError } from './dataset-error.ts';

export interface Transfer {
  url: string;
  /** The partial file: kept between attempts, so that the next one continues it. */
  partial: string;
  /** Full size in bytes. */
  bytes: number;
  /** Milliseconds without data after which the attempt is aborted. */
  stallTimeout: number;
}

/** An attempt that failed; `again` says whether the same mirror may do better at the next one. */
export class TransferError extends DatasetError {
  readonly again: boolean;

  constructor(problem: ConstructorParameters<typeof DatasetError>[0] & { again: boolean }) {
    super(problem);
    this.name = 'TransferError';
    this.again = problem.again;
  }
}

const CONTINUE = { next: 'Check the network and run again: it continues from there.', again: true };
const RESTART = { next: 'What was there is deleted: run again to start over.', again: true };
const ELSEWHERE = { next: 'Try another mirror.', again: false };

/**
 * Appends the missing bytes to `partial` by an HTTP Range request; starts over where the server ignores the range.
 * Returns the number of bytes that were there already and were kept.
 *
 * @throws TransferError on another status, a stall, more or fewer bytes than `bytes`, or a lost connection
 */
export async function transfer({ url, partial, bytes, stallTimeout }: Transfer): Promise<number> {
  const fault = (expected: string, found: string, then: { next: string; again: boolean }, cause?: unknown) =>
    new TransferError({ file: url, expected, found, cause, ...then });
  const kept = await sizeOf(partial);
  if (kept === bytes) return kept;
  const abort = new AbortController();
  // One timer, restarted by every chunk: a slow connection is fine, a silent one is not.
  const timer = setTimeout(() => {
    abort.abort();
  }, stallTimeout);
  let received = kept;
  let resumed: boolean;
  try {
    // identity: `fetch` undoes a content encoding, and the lengths would no longer be those of the file.
    const range = kept > 0 ? { range: `bytes=${kept}-` } : {};
    const response = await fetch(url, {
      headers: { 'accept-encoding': 'identity', ...range },
      signal: abort.signal,
    });
    const { status } = response;
    resumed = status === 206 && startOf(response) === kept;
    if (!resumed && status !== 200) {
      abort.abort();
      const found = `${status} ${response.statusText}`.trim();
      if (status === 206 || status === 416) {
        await rm(partial, { force: true });
        throw fault(`the range from byte ${kept}`, found, RESTART);
      }
      const busy = status === 429 || status >= 500;
      throw fault('HTTP status 200 or 206', found, busy ? CONTINUE : ELSEWHERE);
    }
    if (!resumed) received = 0;
    const output = await open(partial, resumed ? 'a' : 'w');
    try {
      for await (const chunk of response.body ?? []) {
        timer.refresh();
        received += chunk.length;
        if (received > bytes) throw fault(`${bytes} bytes`, `at least ${received}`, ELSEWHERE);
        await output.writeFile(chunk);
      }
    } finally {
      await output.close();
    }
  } catch (cause) {
    if (received > bytes) await rm(partial, { force: true });
    if (cause instanceof TransferError) throw cause;
    const found = abort.signal.aborted
      ? `no data for ${stallTimeout} ms after ${received} bytes`
      : `${received} bytes and a lost connection (${reason(cause)})`;
    throw fault(`${bytes} bytes`, found, CONTINUE, cause);
  } finally {
    clearTimeout(timer);
  }
  if (received < bytes) throw fault(`${bytes} bytes`, `only ${received}`, CONTINUE);
  return resumed ? kept : 0;
}

/** First byte of the range a 206 carries: "bytes 100-199/200" is 100. */
function startOf(response: Response): number {
  return Number(/^bytes (\d+)-/.exec(response.headers.get('content-range') ?? '')?.[1] ?? NaN);
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0;
    throw error;
  }
}

/** `fetch` says only "fetch failed". The reason is in its cause. */
function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message || error.message : error.message;
}
