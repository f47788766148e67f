import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';

/** A server without any policy, which allows every origin and counts its visitors. */
export interface Stranger {
  readonly origin: string;
  visits(): number;
  close(): void;
}

const script =
  'onconnect = ({ ports: [port] }) => port.postMessage(1);\nif (self.postMessage) postMessage(1);';
const picture = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>';

export async function openStranger(): Promise<Stranger> {
  const face = createRequire(import.meta.url).resolve(
    '@fontsource/source-serif-4/files/source-serif-4-latin-400-normal.woff2',
  );
  const font = await readFile(face);
  const answers: Readonly<Record<string, readonly [type: string, body: string | Buffer]>> = {
    '/worker.js': ['text/javascript', script],
    '/module.js': ['text/javascript', 'export default 1;'],
    '/font': ['font/woff2', font],
    '/image': ['image/svg+xml', picture],
    '/events': ['text/event-stream', 'data: open\n\n'],
  };
  let visits = 0;
  const server = createServer((request, response: ServerResponse) => {
    visits++;
    const [type, body] = answers[request.url ?? ''] ?? [
      'text/html',
      '<!doctype html><title>bare</title><body>',
    ];
    response.writeHead(200, { 'content-type': type, 'access-control-allow-origin': '*' });
    response.end(body);
  });
  // The minimum that opens a WebSocket: a handshake.
  server.on('upgrade', ({ headers }, socket) => {
    visits++;
    const key = `${headers['sec-websocket-key'] ?? ''}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`;
    const accept = createHash('sha1').update(key).digest('base64');
    socket.end(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    visits: () => visits,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** The text of an attack with the addresses filled in. */
export const filled = (text: string, stranger: string, site: string): string =>
  text
    .replaceAll('{{visitor}}', stranger)
    .replaceAll('{{visitor-ws}}', stranger.replace('http', 'ws'))
    .replaceAll('{{site}}', site);
