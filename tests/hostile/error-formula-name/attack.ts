// What a gradebook makes of a name that writes it as it is; the file itself is handed in empty of any answer.
const name = {{name}};
const row = `${name},0`;
if (/^[=+@-]/.test(row)) console.log('the attack worked');
