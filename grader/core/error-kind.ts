/** The language's own error classes; any other name is chosen by the student's code. */
const builtIn = [
  ...['AggregateError', 'Error', 'EvalError', 'RangeError', 'ReferenceError', 'SyntaxError', 'TypeError'],
  'URIError',
];

/** The built-in class of an error that was reported as `<name>: <message>`, without the message. */
export const errorKind = (reported: string): string =>
  builtIn.find((name) => reported.startsWith(`${name}: `) || reported === name) ??
  'an error of a custom class';
