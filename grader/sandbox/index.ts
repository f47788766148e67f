export { isolation, isolationChoice, isolationChoices, NoIsolation, useIsolation } from './isolation.ts';
export { openSession, type Engine, type NodeSession } from './node-session.ts';
export { stripSubmission } from './strip-submission.ts';
export { stripTypes, SyntaxProblem } from './strip-types.ts';
export { parts as runtimeParts } from './runtime-folder.ts';
