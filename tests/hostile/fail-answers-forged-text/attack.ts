export const answers = { gradientPath: 1 };
const { stringify } = JSON;
JSON.stringify = ((value: unknown) => (value === answers ? `{"gradientPath":${"[".repeat(20_000)}${"]".repeat(20_000)}}` : stringify(value))) as typeof JSON.stringify;

if (JSON.stringify(answers).length > 40_000) console.log('the attack worked');
