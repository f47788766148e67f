import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { unzipSync } from '{{project}}/node_modules/fflate/esm/index.mjs';

// Like a grader that unpacks each entry to the path in its name.
for (const [name, bytes] of Object.entries(unzipSync(readFileSync('{{stage}}/submission/work.zip')))) {
  const file = join('{{stage}}/submission/unpacked', name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, bytes as Uint8Array);
}
if (readFileSync('{{other}}', 'utf8').includes('overwritten')) console.log('the attack worked');
