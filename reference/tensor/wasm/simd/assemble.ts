/** `npm run assemble`: makes `bytes.ts` of the .wat files beside it. Only this script needs an assembler. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import startWabt from 'wabt';

const beside = (name: string): URL => new URL(name, import.meta.url);
const parts = ['tile.wat', 'block.wat', 'pack.wat', 'adam.wat'];

/**
 * One module of these sources, in base64; it works in a memory that `importer` gives it, which may grow at any time.
 */
export async function base64Module(importer: string, sources: readonly string[]): Promise<string> {
  const text = `(module (import "${importer}" "memory" (memory 1))\n${sources.join('\n')})`;
  const wabt = await startWabt();
  const module = wabt.parseWat(`${importer}.wat`, text, { simd: true, relaxed_simd: true });
  const bytes = Buffer.from(module.toBinary({}).buffer);
  module.destroy();
  return bytes.toString('base64');
}

/** The text of `bytes.ts`. */
export async function assemble(): Promise<string> {
  const sources = parts.map((name) => readFileSync(beside(name), 'utf8'));
  return `/** ${parts.join(', ')}, assembled by \`npm run assemble\`: base64. */
export const bytes =
  '${await base64Module('engine', sources)}';
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(beside('bytes.ts'), await assemble());
