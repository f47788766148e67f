/**
 * The one script of the sandboxed frame: it starts the worker that runs a student's code, and passes on no more than
 * was asked for. Messages of the worker are unpacked here, so that a huge one harms this process, not the page.
 */
import type { FrameFault, FrameRequest, FrameStart, WorkerStart } from './student-protocol.ts';

/** Enough for the message of a crash, which is unsolicited. */
const unasked = 16_384;

addEventListener('message', function start({ source, data, ports }: MessageEvent<FrameStart>) {
  const [port] = ports;
  if (source !== parent || port === undefined) return;
  removeEventListener('message', start);
  const worker = new Worker(URL.createObjectURL(new Blob([data.script], { type: 'text/javascript' })));
  const first: WorkerStart = { wasm: data.wasm };
  worker.postMessage(first, [data.wasm]);
  let most = unasked;
  let asked = false;
  let printed = 0;
  const end = (fault: FrameFault): void => {
    worker.terminate();
    worker.onmessage = null;
    port.postMessage(fault);
  };
  port.onmessage = ({ data: { request, maxBytes: bytes } }: MessageEvent<FrameRequest>) => {
    most = bytes;
    asked = true;
    worker.postMessage(request, [request]);
  };
  worker.onmessage = ({ data: said }: MessageEvent<unknown>) => {
    if (typeof said === 'string') {
      printed += said.length;
      if (printed > data.printable) end({ fault: 'output' });
      else port.postMessage(said);
    } else if (!(said instanceof ArrayBuffer)) end({ fault: 'protocol', message: 'an unsolicited message' });
    else if (said.byteLength > most)
      end({
        fault: 'protocol',
        message: `an answer of ${said.byteLength} bytes, where ${most} are the most`,
      });
    else {
      // The next unsolicited message ends the worker.
      most = asked ? unasked : -1;
      asked = false;
      port.postMessage(said, [said]);
    }
  };
  worker.onmessageerror = () => {
    end({ fault: 'protocol', message: 'a message that cannot be read' });
  };
  worker.onerror = (event) => {
    event.preventDefault();
    end({ fault: 'broken', message: event.message, line: event.lineno, column: event.colno });
  };
});
