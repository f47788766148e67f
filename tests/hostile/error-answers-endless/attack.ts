export const answers = { gradientPath: new Array(1e9) };

if (answers.gradientPath.length === 1e9) console.log('the attack worked');
