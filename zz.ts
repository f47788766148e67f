import { readdir, readFile } from 'node:fs/promises';
import { loadCatalogue } from '#grader/host/course/catalogue.ts';
import { AnswerChecks } from '#grader/host/authoring/answer-checks.ts';
const { exercises } = await loadCatalogue(new URL('./exercises', import.meta.url).pathname);
const here = new URL('./tests/blind/', import.meta.url).pathname;
const keys = Number(process.argv[2]);
for (const entry of exercises) {
  const folder = entry.exercise.id.replace(/.*\//, '');
  let names: string[] = [];
  try { names = await readdir(here + folder); } catch { continue; }
  const checks = new AnswerChecks(entry, 'auto', { names: true, where: 'here' });
  let bad = 0;
  for (const n of names) {
    const source = await readFile(here + folder + '/' + n, 'utf8');
    const seen = new Map<string, number>();
    for (let i = 0; i < keys; i++) {
      let told: string;
      try {
        const r = await checks.check(source, { key: `key ${i}`, student: 'any' });
        told = typeof r === 'string' ? r : r.map((c) => `${c.id} ${c.diagnosis?.mistake ?? c.verdict}`).join(', ');
      } catch (e) { told = 'threw ' + String(e).slice(0, 100); }
      if (!seen.has(told)) seen.set(told, i);
    }
    if (seen.size > 1) { bad++; console.log(`${folder}/${n}: ${seen.size} kinds\n   ${[...seen].slice(0,3).map(([t, i]) => `key ${i}: ${t}`).join('\n   ')}`); }
  }
  await checks.close();
  console.log(`== ${folder}: ${names.length} answers, ${bad} depend on the key`);
}
process.exit();
