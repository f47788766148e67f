// What a gradebook makes of a name that writes it as it is; the file itself is handed in empty of any answer.
const name = {{name}};
if (/[\u2028\u2029]/.test(name)) console.log('the attack worked');
