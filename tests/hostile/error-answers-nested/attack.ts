let nested: unknown = 1;
for (let i = 0; i < 1e5; i++) nested = [nested];
export const answers = { gradientPath: nested };

if (true) console.log('the attack worked');
