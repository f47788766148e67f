// What a gradebook makes of a name that writes it as it is; the file itself is handed in empty of any answer.
const name = {{name}};
const row = `${name},0`;
if (row.split('\r\n')[1] === 'ada,2,0') console.log('the attack worked');
