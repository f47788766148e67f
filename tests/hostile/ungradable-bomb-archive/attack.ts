import { readFileSync } from 'node:fs';
import { unzipSync } from '{{project}}/node_modules/fflate/esm/index.mjs';

// Like a grader that unpacks everything.
const packed = readFileSync('{{stage}}/submission/work.zip');
const bytes = Object.values(unzipSync(packed)).reduce((sum, file) => sum + (file as Uint8Array).length, 0);
if (packed.length < 2 ** 20 && bytes > 2 ** 28) console.log('the attack worked');
