import { readFileSync } from 'node:fs';

// Like a grader that reads everything.
if (readFileSync('{{stage}}/submission/reparametrization/sample-gaussian.ts', 'utf8').includes('reparametrize')) console.log('the attack worked');
