import { Socket } from 'node:net';
import { FrameReader, encodeFrame } from '../../frames.ts';

/** The pipe to the grader. */
const pipe = 3;
/** More than any file that is handed in. */
const requestBytes = 2 ** 28;

/** The other side of `ToolProcess`: answers one request after the other, and ends when the grader is gone. */
export async function serveTool(answer: (request: unknown) => unknown): Promise<never> {
  const socket = new Socket({ fd: pipe, readable: true, writable: true });
  const reader = new FrameReader({ header: requestBytes, payload: 0 });
  socket.on('error', () => process.exit(0)); // the grader has ended
  for await (const chunk of socket)
    for (const { header } of reader.push(chunk as Uint8Array)) socket.write(encodeFrame(answer(header)));
  process.exit(0);
}
