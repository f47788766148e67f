/**
 * Removes what a student's code does not need. The frame's opaque origin and its policy block all of it already; this
 * is a second barrier, and gives the same clear error in every browser: the name does not exist.
 */
const doors = [
  // Threads that the code starts would escape its time limit.
  'Worker',
  'SharedWorker',
  // Closing itself would look like code that never answers.
  'close',
  // Network.
  'fetch',
  'fetchLater',
  'XMLHttpRequest',
  'WebSocket',
  'WebSocketStream',
  'WebTransport',
  'EventSource',
  'importScripts',
  'FontFace',
  'fonts',
  'PushManager',
  'Notification',
  // Storage, and other pages.
  'indexedDB',
  'caches',
  'cookieStore',
  'BroadcastChannel',
  'webkitRequestFileSystem',
  'webkitRequestFileSystemSync',
  'webkitResolveLocalFileSystemURL',
  'webkitResolveLocalFileSystemSyncURL',
];

export function closeDoors(): void {
  for (const name of doors)
    for (let owner: object | null = globalThis; owner !== null; owner = Reflect.getPrototypeOf(owner))
      Reflect.deleteProperty(owner, name);
}
