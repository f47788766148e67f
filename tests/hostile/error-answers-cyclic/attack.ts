export const answers: Record<string, unknown> = {};
answers["self"] = answers;

if (true) console.log('the attack worked');
