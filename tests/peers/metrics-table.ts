/** `npm run peers`: the largest relative difference between each metric and its reference implementation. */
import { golden, relativeDifferences } from '#tests/unit/metrics/golden.ts';

const rows: Record<string, { cases: number; difference: number; peers: Set<string> }> = {};
for (const each of golden.cases) {
  const row = (rows[each.function] ??= { cases: 0, difference: 0, peers: new Set() });
  row.cases++;
  row.difference = Math.max(row.difference, ...Object.values(relativeDifferences(each)));
  for (const peer of each.peers) row.peers.add(peer);
}
console.log(
  Object.entries(golden.peers)
    .map(([name, version]) => `${name} ${version}`)
    .join(', '),
);
console.table(
  Object.fromEntries(
    Object.entries(rows).map(([name, { cases, difference, peers }]) => [
      name,
      { cases, 'largest relative difference': difference.toExponential(1), peers: [...peers].join(', ') },
    ]),
  ),
);
