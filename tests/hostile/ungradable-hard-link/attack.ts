import { readFileSync } from 'node:fs';

// Like a grader that follows no symbolic link, but reads every file.
if (readFileSync('{{stage}}/submission/reparametrization/sample-gaussian.ts', 'utf8').includes('another student')) console.log('the attack worked');
