export const answers = { gradientPath: 1 };
String.prototype.charCodeAt = () => -1e9;

if ("a".charCodeAt(0) === -1e9) console.log('the attack worked');
