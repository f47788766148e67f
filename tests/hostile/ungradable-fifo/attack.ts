import { readFileSync } from 'node:fs';

// What a grader does that takes whatever lies there.
console.log(readFileSync('{{stage}}/submission/reparametrization/sample-gaussian.ts').length);
