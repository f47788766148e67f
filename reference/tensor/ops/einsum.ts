/**
 * Einstein summation by products, sums and transpositions, so that it runs and has a gradient on every engine. tfjs's
 * own is a kernel that the WASM engine lacks, and has no gradient anywhere.
 */
import { matMul, mul, reshape, sum, transpose } from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';

interface Term {
  readonly letters: string;
  readonly x: Tensor;
}

/**
 * `einsum('ij,jk->ik', a, b)`: letters of each operand in order, then those of the result; a letter that the result
 * lacks is summed over.
 *
 * @throws Error on an equation without `->`, a letter twice in one operand, ellipses, or sizes that do not match
 */
export function einsum(equation: string, ...tensors: Tensor[]): Tensor {
  const [inputs = '', output, ...rest] = equation.replace(/\s/g, '').split('->');
  const letters = inputs.split(',');
  const fault = (reason: string): Error => new Error(`einsum: ${reason} (in '${equation}').`);
  if (output === undefined || rest.length > 0) throw fault("the equation needs one '->'");
  if (!/^[a-zA-Z,]*$/.test(inputs + output)) throw fault('only letters and commas name axes');
  if (letters.length !== tensors.length)
    throw fault(`${letters.length} operands are named and ${tensors.length} given`);
  for (const term of [...letters, output])
    if (new Set(term).size < term.length) throw fault(`a letter occurs twice in '${term}'`);
  const sizes = new Map<string, number>();
  const terms = tensors.map((x, i): Term => {
    const named = letters[i] ?? '';
    if (named.length !== x.rank)
      throw fault(`'${named}' names ${named.length} axes of a tensor of rank ${x.rank}`);
    for (const [axis, letter] of Array.from(named).entries()) {
      const size = x.shape[axis] as number;
      if ((sizes.get(letter) ?? size) !== size) throw fault(`'${letter}' has two sizes`);
      sizes.set(letter, size);
    }
    return { letters: named, x };
  });
  for (const letter of output) if (!sizes.has(letter)) throw fault(`'${letter}' is in no operand`);
  const [first, ...others] = terms as [Term, ...Term[]];
  const product = others.reduce((a, b, i) => {
    const needed =
      output +
      others
        .slice(i + 1)
        .map((term) => term.letters)
        .join('');
    return contract(a, b, needed, sizes);
  }, first);
  return ordered(summed(product, output), output).x;
}

/** The product of two terms, summed over the letters that are no longer needed. */
function contract(a: Term, b: Term, needed: string, sizes: ReadonlyMap<string, number>): Term {
  const left = summed(a, needed + b.letters);
  const right = summed(b, needed + a.letters);
  const shared = Array.from(left.letters).filter((letter) => right.letters.includes(letter));
  const batch = shared.filter((letter) => needed.includes(letter)).join('');
  const inner = shared.filter((letter) => !needed.includes(letter)).join('');
  const rows = Array.from(left.letters)
    .filter((letter) => !shared.includes(letter))
    .join('');
  const columns = Array.from(right.letters)
    .filter((letter) => !shared.includes(letter))
    .join('');
  const size = (letters: string): number =>
    Array.from(letters).reduce((total, letter) => total * (sizes.get(letter) ?? 1), 1);
  const shapes = [size(batch), size(rows), size(inner), size(columns)] as const;
  const [s, m, k, n] = shapes;
  const p = reshape(ordered(left, batch + rows + inner).x, [s, m, k]);
  const q = reshape(ordered(right, batch + inner + columns).x, [s, k, n]);
  const product = k === 1 ? mul(p, q) : matMul(p, q);
  const letters = batch + rows + columns;
  return {
    letters,
    x: reshape(
      product,
      Array.from(letters).map((letter) => sizes.get(letter) ?? 1),
    ),
  };
}

/** Sums over the letters that are not among `kept`. */
function summed({ letters, x }: Term, kept: string): Term {
  const axes = Array.from(letters).flatMap((letter, axis) => (kept.includes(letter) ? [] : [axis]));
  if (axes.length === 0) return { letters, x };
  return {
    letters: Array.from(letters)
      .filter((letter) => kept.includes(letter))
      .join(''),
    x: sum(x, axes),
  };
}

function ordered({ letters, x }: Term, order: string): Term {
  return letters === order
    ? { letters, x }
    : {
        letters: order,
        x: transpose(
          x,
          Array.from(order).map((letter) => letters.indexOf(letter)),
        ),
      };
}
