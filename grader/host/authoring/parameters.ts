import type TS from 'typescript';
import { namingFault, type ParameterNames } from '#grader/core/named-arguments.ts';
import { randomFor } from '#grader/core/random.ts';
import type { Entry } from '../course/catalogue.ts';

/** The parameters of each function that the probe has no target for, as the stub declares them. */
export async function directParameters(entry: Entry): Promise<ParameterNames> {
  const [all, probed] = await Promise.all([parametersIn(entry.stub), probeTargets(entry)]);
  return Object.fromEntries(
    entry.exercise.entry
      .filter((name) => Object.hasOwn(all, name) && !probed.includes(name))
      .map((name) => [name, all[name] ?? []]),
  );
}

/**
 * The names that an oracle check gives its inputs, if they are not the parameters in the stub. For a property check
 * this shows only when it runs.
 */
export async function misnamedInputs(entry: Entry): Promise<string | undefined> {
  const parameters = await directParameters(entry);
  const random = await randomFor('dev-check', entry.exercise.id);
  for (const check of (await entry.hiddenChecks()).checks)
    for (const { evaluation } of check.kind === 'oracle' ? check.cases(await random.fork(check.id)) : []) {
      const fault = namingFault(evaluation, parameters);
      if (fault !== undefined) return fault;
    }
  return undefined;
}

/**
 * The parameters of each function at the top level of a TypeScript file; a destructuring pattern is kept as written.
 */
export async function parametersIn(source: string): Promise<ParameterNames> {
  // The compiler takes a third of a second to load, and only authors need it.
  const { default: ts } = await import('typescript');
  const file = ts.createSourceFile('stub.ts', source, ts.ScriptTarget.ESNext);
  const names: Record<string, readonly string[]> = {};
  const add = (name: TS.Node | undefined, { parameters }: TS.SignatureDeclaration): void => {
    if (name) names[name.getText(file)] = parameters.map((parameter) => parameter.name.getText(file));
  };
  for (const statement of file.statements) {
    if (ts.isFunctionDeclaration(statement)) add(statement.name, statement);
    if (!ts.isVariableStatement(statement)) continue;
    for (const { name, initializer } of statement.declarationList.declarations)
      if (initializer && (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer)))
        add(name, initializer);
  }
  return names;
}

/** The names in `export default defineProbe({ … })`. */
async function probeTargets({ probe, exercise }: Entry): Promise<readonly string[]> {
  if (probe === null) return [];
  const { default: ts } = await import('typescript');
  const file = ts.createSourceFile('probe.js', probe, ts.ScriptTarget.ESNext);
  const exported = file.statements.find((statement) => ts.isExportAssignment(statement))?.expression;
  const targets = exported && ts.isCallExpression(exported) ? exported.arguments[0] : undefined;
  if (!targets || !ts.isObjectLiteralExpression(targets))
    throw new Error(`${exercise.id}: probe.ts must end with export default defineProbe({ … })`);
  return targets.properties.map(({ name }) => name?.getText(file) ?? '');
}
