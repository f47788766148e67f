export const answers = { toJSON: () => ({ __proto__: null, constructor: "prior", toString: 1, hasOwnProperty: "x" }) };

if (true) console.log('the attack worked');
