import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname } from 'node:path';
import { unzipSync } from '{{project}}/node_modules/fflate/esm/index.mjs';

// Like a grader that creates the links of an archive: their text is the path of the target.
const [[name, target]] = Object.entries(unzipSync(readFileSync('{{stage}}/submission/work.zip')));
const file = '{{stage}}/submission/unpacked/' + name;
mkdirSync(dirname(file), { recursive: true });
symlinkSync(new TextDecoder().decode(target as Uint8Array), file);
if (readFileSync(file, 'utf8').includes('another student')) console.log('the attack worked');
