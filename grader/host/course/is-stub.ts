/** Whether a file is the unchanged stub: spaces do not count, nor does the older form of its import. */
export const isStub = (text: string, stub: string): boolean => core(text) === core(stub);

const core = (text: string): string =>
  text
    .replace(/^\ufeff/, '')
    .replace(/^import type \* as tf\b/m, 'import * as tf')
    .replace(/\s+/g, '');
