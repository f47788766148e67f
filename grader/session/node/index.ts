export {
  isolation,
  isolationChoice,
  isolationChoices,
  NoIsolation,
  useIsolation,
} from './isolation/isolation.ts';
export { openSession } from './node-session.ts';
export { outlineSubmission } from './tools/outline-submission.ts';
export { stripSubmission } from './tools/strip-submission.ts';
export { stripTypes, SyntaxProblem } from './tools/strip-types.ts';
export { parts as runtimeParts } from './isolation/runtime-folder.ts';
