import { readFileSync } from 'node:fs';

// What a grader does that follows no symbolic link, and takes every file.
if (readFileSync('{{stage}}/submission/reparametrization/sample-gaussian.ts', 'utf8').includes('another student')) console.log('the attack worked');
