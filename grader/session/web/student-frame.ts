/** The sandboxed frame in which a student's code runs: what it is made of, and the one port to it. */
import type { FrameLimits } from '../frames.ts';

import { maxBytes } from './validate-answer.ts';
import type { FrameRequest, FrameStart } from './student-protocol.ts';

export interface StudentFrame {
  /** Starts the worker, once. */
  start(code: { readonly script: (runner: string) => string; readonly printable: number }): void;
  /** Passes a request on to the worker. */
  ask(request: Uint8Array, limits: FrameLimits): void;
  /** Whatever comes out of the frame: none of it has been validated. */
  onMessage(listener: (said: unknown) => void): void;
  /** The frame is gone with all that was in it, but not through `remove`. */
  onGone(listener: () => void): void;
  /** Ends the worker, whatever it does, and takes the frame out of the page. */
  remove(): void;
}

/** What the frame and the worker in it are made of, as text and bytes; they can load nothing by themselves. */
export interface FrameParts {
  /** The document of the frame. */
  readonly page: string;
  /** JavaScript that runs a student's code in the frame's worker. */
  readonly runner: string;
  /** The binary of the tensor engine. */
  readonly wasm: ArrayBuffer;
}

/** An empty frame: nothing runs in it before `start`. */
export async function openFrame({ page, runner, wasm }: FrameParts): Promise<StudentFrame> {
  const element = document.createElement('iframe');
  // Never `allow-same-origin`: with it the code would be the site's own.
  element.setAttribute('sandbox', 'allow-scripts');
  element.setAttribute('aria-hidden', 'true');
  element.title = 'Runs the code of an exercise';
  element.hidden = true;
  element.srcdoc = page;
  const loaded = new Promise((resolve) => {
    element.addEventListener('load', resolve, { once: true });
  });
  document.body.append(element);
  await loaded;
  const { port1: port, port2 } = new MessageChannel();
  return {
    start: ({ script, printable }) => {
      const start: FrameStart = { script: script(runner), wasm, printable };
      // The frame's origin is opaque, so no other target origin can be named; the message goes to this frame's window
      // only.
      element.contentWindow?.postMessage(start, '*', [port2]);
    },
    ask: ({ buffer }, limits) => {
      const message: FrameRequest = { request: buffer as ArrayBuffer, maxBytes: maxBytes(limits) };
      port.postMessage(message, [message.request]);
    },
    onMessage: (listener) => {
      port.onmessage = ({ data }: MessageEvent<unknown>) => {
        listener(data);
      };
      port.onmessageerror = () => {
        listener(undefined);
      };
    },
    onGone: (listener) => {
      port.addEventListener('close', listener);
    },
    remove: () => {
      port.onmessage = null;
      port.close();
      element.remove();
    },
  };
}
