import type { CourseProof } from '#grader/host/authoring/dev-check.ts';
import { paint, table, wrap } from './style.ts';

/** Mistake × check: `named` if it was caught under its name, `caught` if it failed without a name, `·` if it passed. */
export function killMatrix(proof: CourseProof): string {
  const checks = [...new Set(proof.matrix.flatMap(({ cells }) => Object.keys(cells)))];
  const rows = proof.matrix.map(({ mistake, cells }) => [
    mistake,
    ...checks.map((check) => {
      const cell = cells[check];
      if (!cell) return paint('dim', '-');
      if (cell.passed) return paint('dim', '·');
      if (cell.named === undefined) return 'caught';
      return cell.named === mistake ? paint('green', 'named') : paint('red', cell.named);
    }),
  ]);
  const verdict = proof.problems.length === 0 ? paint('green', '✓') : paint('red', '✗');
  const head = `${verdict} ${paint('bold', proof.id)}: stub fails, ${counted(proof.accepted, 'correct answer')}, ${counted(proof.matrix.length, 'mistake')}`;
  const problems = proof.problems.map((problem) => paint('red', wrap(problem, '  ')));
  return [head, table([['mistake', ...checks], ...rows]), ...problems, ''].join('\n');
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;
