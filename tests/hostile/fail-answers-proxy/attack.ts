export const answers = new Proxy({}, { ownKeys: () => Array.from({ length: 2e4 }, (_, i) => `k${i}`), getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true, value: 1 }) });

if (true) console.log('the attack worked');
