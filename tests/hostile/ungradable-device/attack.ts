import { createReadStream } from 'node:fs';

// What a grader does that takes whatever lies there.
for await (const part of createReadStream('{{stage}}/submission/reparametrization/sample-gaussian.ts')) void part;
