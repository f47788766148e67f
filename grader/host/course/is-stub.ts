/** Whether a file is the stub as it was given: spaces do not count, nor the form of its import, which stubs had before. */
export const isStub = (text: string, stub: string): boolean => core(text) === core(stub);

const core = (text: string): string =>
  text
    .replace(/^\ufeff/, '')
    .replace(/^import type \* as tf\b/m, 'import * as tf')
    .replace(/\s+/g, '');
