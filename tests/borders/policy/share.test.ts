import { expect, test } from 'vitest';
import { parsePolicy } from '#grader/host/policy/policy.ts';

test.each([['"10%"'], ['2'], ['-0.1'], ['null']])(
  'a late penalty is a share, and a policy with perDay %s is refused in plain words',
  (perDay) => {
    const text = `{ "deadline": "2026-11-30T23:59Z", "late": { "perDay": ${perDay} } }`;
    expect(() => parsePolicy(Buffer.from(text), 'policy.json', [])).toThrow(
      /^policy\.json is not a policy: late\.perDay: .*a share is a number from 0 to 1, such as 0\.1\.$/,
    );
  },
);
