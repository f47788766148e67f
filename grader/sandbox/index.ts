export { openSession, isolation, type Engine, type NodeSession } from './node-session.ts';
export { stripTypes, SyntaxProblem } from './strip-types.ts';
