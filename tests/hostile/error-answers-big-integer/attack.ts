export const answers = { gradientRatio: 7n };

if (typeof answers.gradientRatio === "bigint") console.log('the attack worked');
