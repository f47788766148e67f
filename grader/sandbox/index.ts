export { openSession, isolation, type Engine, type NodeSession } from './node-session.ts';
export { stripSubmission } from './strip-submission.ts';
export { stripTypes, SyntaxProblem } from './strip-types.ts';
