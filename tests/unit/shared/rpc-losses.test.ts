/** What a caller gets when the other side cannot be relied on any more. */
import { describe, expect, it } from 'vitest';

import { Connection, serve } from '#reference/shared/rpc.ts';
import { portOf, workerPort } from '#reference/shared/worker-port.ts';

import { channel, connected, failure, farSide, type Far } from './rpc-sides.ts';

describe('a connection that is lost', () => {
  const unreadable = 'the worker sent or received a message that cannot be read.';

  /** Every caller gets the same error, the port is closed, and the next call opens another. */
  async function losesAll(lose: (ports: { near: MessagePort; far: MessagePort }) => void): Promise<Error> {
    const { connection, ports } = connected();
    const calls = [connection.call('wait', 'a'), connection.call('wait', 'b')];
    await connection.call('double', 1);
    const [first] = ports;
    if (!first) throw new Error('nothing was opened');
    lose(first);
    const [one, other] = await Promise.all(calls.map(failure));
    if (!one) throw new Error('there is no error');
    expect(other).toBe(one);
    expect(first.closed).toBe(true);
    expect(await connection.call('double', 2)).toBe(4);
    expect(ports).toHaveLength(2);
    return one;
  }

  it.each([
    [null],
    [7],
    ['value'],
    [[]],
    [{}],
    [{ type: 'value' }],
    [{ type: 'value', id: '1', value: 1 }],
    [{ type: 'value', id: -1, value: 1 }],
    [{ type: 'value', id: 1.5, value: 1 }],
    [{ type: 'value', id: 4, value: 'of a call that was never made' }],
    [{ type: 'other', id: 1 }],
    [{ type: 'call', id: 1 }],
    [{ type: 'error', id: 1 }],
    [{ type: 'error', id: 1, error: null }],
    [{ type: 'error', id: 1, error: { name: 'Error' } }],
    [{ type: 'error', id: 1, error: { name: 'Error', message: 7 } }],
  ])('rejects every caller after a garbled message: %j', async (message) => {
    const error = await losesAll(({ far }) => {
      far.postMessage(message);
    });
    expect(error).toMatchObject({ name: 'ConnectionError', message: unreadable });
  });

  it('rejects every caller if the far side could not read a message', async () => {
    const error = await losesAll(({ near }) => {
      near.postMessage('nonsense');
    });
    expect(error.message).toBe(unreadable);
    const { message } = await losesAll(({ far }) => far.dispatchEvent(new Event('messageerror')));
    expect(message).toBe(unreadable);
  });

  it('rejects every caller if a message could not be decoded', async () => {
    const { message } = await losesAll(({ near }) => near.dispatchEvent(new Event('messageerror')));
    expect(message).toBe('the worker sent a message that cannot be read.');
  });

  it('rejects every caller when it is closed, with the reason', async () => {
    const { connection } = connected();
    const calls = [connection.call('wait', 'a'), connection.call('wait', 'b')];
    connection.close();
    for (const call of calls) expect((await failure(call)).message).toBe('the worker was closed.');
    const again = connection.call('wait', 'c');
    connection.close(new Error('the page is put away'));
    expect((await failure(again)).message).toBe('the page is put away');
  });

  it('hears nothing more from a closed port', async () => {
    const { connection, ports, waits } = connected();
    const gone = connection.call('wait', 'gone');
    connection.close();
    await failure(gone);
    const call = connection.call('wait', 'new');
    await connection.call('double', 1);
    ports[0]?.far.postMessage('nonsense');
    ports[0]?.far.postMessage({ type: 'value', id: 2, value: 'forged' });
    await connection.call('double', 1);
    waits.get('new')?.resolve('its own');
    expect(await call).toBe('its own');
  });

  it('rejects with a sentence if the other side cannot be created, and tries again', async () => {
    let tries = 0;
    const connection = new Connection<Far>(
      () => {
        if (++tries === 1) throw new ReferenceError('Worker is not defined');
        const [near, far] = channel();
        serve<Far>(portOf(far), farSide().functions);
        return portOf(near);
      },
      { name: 'its worker' },
    );
    expect(await failure(connection.call('double', 1))).toMatchObject({
      name: 'ConnectionError',
      message: 'its worker could not be started: Worker is not defined.',
    });
    expect(await connection.call('double', 1)).toBe(2);
  });
});

describe('the port to a worker', () => {
  /** What a page sees of a worker. */
  class FakeWorker extends EventTarget {
    ended = false;
    postMessage(): void {
      // It never answers.
    }
    terminate(): void {
      this.ended = true;
    }
  }

  async function lostBy(event: Event): Promise<string> {
    const worker = new FakeWorker();
    const connection = new Connection<Far>(() => workerPort(worker), { name: 'its worker' });
    const calls = [connection.call('double', 1), connection.call('double', 2)];
    worker.dispatchEvent(event);
    const [one, other] = await Promise.all(calls.map(failure));
    expect(other).toBe(one);
    expect(worker.ended).toBe(true);
    return one?.message ?? '';
  }

  it('is lost after a script that cannot be fetched, and after an uncaught error', async () => {
    expect(await lostBy(new Event('error'))).toBe('its worker could not be loaded.');
    const uncaught = Object.assign(new Event('error', { cancelable: true }), { message: 'out of memory.' });
    expect(await lostBy(uncaught)).toBe('its worker failed: out of memory.');
    expect(uncaught.defaultPrevented).toBe(true);
    expect(await lostBy(new Event('messageerror'))).toBe('its worker sent a message that cannot be read.');
  });
});
