/**
 * The one protocol between the grader and a runner: a frame is the length of its header and of its payload (two uint32,
 * little endian), a JSON header, and the raw bytes of the arrays that the header names, in order.
 */
import {
  bytesPerElement,
  fromBytes,
  sizeOf,
  type DType,
  type NumericArray,
} from '#reference/shared/arrays.ts';

export interface ArraySpec {
  readonly name: string;
  readonly dtype: DType;
  readonly shape: readonly number[];
}

export interface Frame {
  readonly header: unknown;
  readonly payload: Uint8Array;
}

/** Bytes of the largest frame that is read. */
export interface FrameLimits {
  readonly header: number;
  readonly payload: number;
}

/** The limits of frames from the grader, which the runner trusts. */
export const frameLimits: FrameLimits = { header: 2 ** 25, payload: 2 ** 28 };

/** As many chunks as the largest frame has if each chunk is a full pipe. */
const maxChunks = 2 ** 12;

/** The bytes of one frame. */
export function encodeFrame(header: unknown, arrays: readonly NumericArray[] = []): Uint8Array {
  const text = new TextEncoder().encode(JSON.stringify(header));
  const payload = arrays.reduce((bytes, { data }) => bytes + data.byteLength, 0);
  const frame = new Uint8Array(8 + text.length + payload);
  const view = new DataView(frame.buffer);
  view.setUint32(0, text.length, true);
  view.setUint32(4, payload, true);
  frame.set(text, 8);
  let offset = 8 + text.length;
  for (const { data } of arrays) {
    frame.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), offset);
    offset += data.byteLength;
  }
  return frame;
}

/** Collects chunks and hands out whole frames. Throws on a frame over the limits or a header that is not JSON. */
export class FrameReader {
  #chunks: Uint8Array[] = [];
  #length = 0;
  /** May change from one frame to the next: the limit of an answer depends on its request. */
  limits: FrameLimits;

  constructor(limits: FrameLimits = frameLimits) {
    this.limits = limits;
  }

  push(chunk: Uint8Array): Frame[] {
    this.#chunks.push(chunk);
    this.#length += chunk.length;
    // A child may write byte by byte, and each chunk costs far more than the byte it holds.
    if (this.#chunks.length > maxChunks) this.#join();
    const frames: Frame[] = [];
    for (let frame = this.#next(); frame; frame = this.#next()) frames.push(frame);
    return frames;
  }

  #next(): Frame | undefined {
    if (this.#length < 8) return undefined;
    // Join only when the frame is whole: a large payload comes in many chunks.
    if ((this.#chunks[0]?.length ?? 0) < 8) this.#join();
    const first = this.#chunks[0] ?? new Uint8Array();
    const view = new DataView(first.buffer, first.byteOffset);
    const header = view.getUint32(0, true);
    const payload = view.getUint32(4, true);
    if (header > this.limits.header || payload > this.limits.payload)
      throw new Error(`a frame of ${header} + ${payload} bytes is over the limit`);
    if (this.#length < 8 + header + payload) return undefined;
    this.#join();
    const all = this.#chunks[0] ?? new Uint8Array();
    const end = 8 + header + payload;
    this.#chunks = [all.subarray(end)];
    this.#length -= end;
    return {
      header: parsed(all.subarray(8, 8 + header)),
      payload: all.subarray(8 + header, end),
    };
  }

  #join(): void {
    if (this.#chunks.length === 1) return;
    const all = new Uint8Array(this.#length);
    let offset = 0;
    for (const chunk of this.#chunks) {
      all.set(chunk, offset);
      offset += chunk.length;
    }
    this.#chunks = [all];
  }
}

/** The parsed JSON. Throws a fixed sentence, because the parser's own message would quote the text. */
function parsed(header: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(header));
  } catch {
    throw new Error('a frame whose header is not JSON');
  }
}

/** The arrays that `specs` describe, copied out of the payload. Throws if the sizes do not match to the byte. */
export function decodeArrays(specs: readonly ArraySpec[], payload: Uint8Array): Record<string, NumericArray> {
  // No prototype: a child may call an array '__proto__'.
  const arrays = Object.create(null) as Record<string, NumericArray>;
  let offset = 0;
  for (const { name, dtype, shape } of specs) {
    if (name in arrays) throw new Error('two arrays have the same name');
    const bytes = sizeOf(shape) * bytesPerElement[dtype];
    // Not `>`: the product of a huge shape and an empty one is not a number.
    if (!(offset + bytes <= payload.length)) throw new Error('an array is longer than its frame');
    arrays[name] = { dtype, shape, data: fromBytes(dtype, payload.subarray(offset, offset + bytes)) };
    offset += bytes;
  }
  if (offset !== payload.length)
    throw new Error(`a frame holds ${payload.length - offset} bytes that nothing names`);
  return arrays;
}

export const specOf = (name: string, { dtype, shape }: NumericArray): ArraySpec => ({ name, dtype, shape });
