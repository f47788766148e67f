import { readFileSync } from 'node:fs';

// What a grader does that takes whatever lies there.
if (readFileSync('{{stage}}/submission/reparametrization/sample-gaussian.ts').length > 2 ** 25) console.log('the attack worked');
