export {
  openSession,
  isolation,
  type Engine,
  type NodeSession,
  type SessionOptions,
} from './node-session.ts';
export { stripTypes, SyntaxProblem } from './strip-types.ts';
