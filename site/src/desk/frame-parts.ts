/** The parts of the sandboxed frame, as the site serves them. */
import type { FrameParts } from '#grader/session/web/index.ts';

import { wasmPaths } from '../workers/wasm-files.ts';

let parts: Promise<FrameParts> | undefined;

/** Fetched once per page. After a failure the next caller tries again. */
export function frameParts(): Promise<FrameParts> {
  parts ??= loadParts().catch((error: unknown) => {
    parts = undefined;
    throw error;
  });
  return parts;
}

async function loadParts(): Promise<FrameParts> {
  const [{ page, runner }, wasm] = await Promise.all([import('virtual:student-frame'), wasmBinary()]);
  return { page, runner, wasm };
}

async function wasmBinary(): Promise<ArrayBuffer> {
  const response = await fetch(
    wasmPaths[hasSimd() ? 'tfjs-backend-wasm-simd.wasm' : 'tfjs-backend-wasm.wasm'],
  );
  if (!response.ok)
    throw new Error(`the tensor engine could not be loaded (status ${response.status}). Reload the page.`);
  return await response.arrayBuffer();
}

/** As tfjs tests it: whether a function with one SIMD instruction is valid. */
const hasSimd = (): boolean =>
  WebAssembly.validate(
    // prettier-ignore
    Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 10, 9, 1, 7, 0, 65, 0, 253, 15, 26, 11),
  );
