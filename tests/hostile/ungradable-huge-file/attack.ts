import { readFileSync } from 'node:fs';

// Like a grader that reads everything.
if (readFileSync('{{stage}}/submission/reparametrization/sample-gaussian.ts').length > 2 ** 25) console.log('the attack worked');
