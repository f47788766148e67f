/** A result that cannot be judged: not a tensor, a number or a record of these, or a function that changed its arguments. */
export class Unusable extends Error {}
