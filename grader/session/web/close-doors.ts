/**
 * Takes away what a student's code has no use for. The frame's opaque origin and its policy close these doors already; this
 * is a second lock, and gives the code the same plain answer in every browser: there is no such name.
 */
const doors = [
  // Threads of its own would outlive the count of its time.
  'Worker',
  'SharedWorker',
  // Its own end, which would look like one that never answers.
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
