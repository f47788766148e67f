// What a gradebook makes of a name that writes it as it is; the file itself is handed in empty of any answer.
const name = {{name}};
if (/[\u200f\u061c\u202e]/.test(name)) console.log('the attack worked');
