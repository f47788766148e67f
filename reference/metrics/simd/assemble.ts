/** `npm run assemble`: makes `bytes.ts` of pairs.wat. Only this script needs an assembler. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { base64Module } from '#reference/tensor/wasm/simd/assemble.ts';

const beside = (name: string): URL => new URL(name, import.meta.url);

/** What pairs.wat sums, for each function made of it. */
const terms = {
  squaredDistance: (s: string, b: string) =>
    `(f64x2.mul (local.tee $t (f64x2.sub (local.get ${s}) (local.get ${b}))) (local.get $t))`,
  dot: (s: string, b: string) => `(f64x2.mul (local.get ${s}) (local.get ${b}))`,
};

/** The text of `bytes.ts`. */
export async function assemble(): Promise<string> {
  const template = readFileSync(beside('pairs.wat'), 'utf8');
  const sources = Object.entries(terms).map(([name, term]) =>
    template
      .replaceAll('{name}', name)
      .replaceAll(/\(TERM (\$\w+) (\$\w+)\)/g, (_, s: string, b: string) => term(s, b)),
  );
  return `/** pairs.wat, assembled by \`npm run assemble\`: base64. */
export const bytes =
  '${await base64Module('pairs', sources)}';
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(beside('bytes.ts'), await assemble());
