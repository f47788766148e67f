/** The code in a hint: the text between backticks, and every call of tf outside them. */
export function codeIn(hint: string): string[] {
  const marked = [...hint.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);
  const calls: string[] = [];
  const plain = hint.replace(/`[^`]+`/g, '');
  for (const { index } of plain.matchAll(/(?<![\w.(])tf\.\w+/g)) {
    const inside = calls.some(
      (call) => plain.indexOf(call) < index && index < plain.indexOf(call) + call.length,
    );
    if (!inside) calls.push(callAt(plain, index));
  }
  return [...marked, ...calls].filter((code) => !/^\w+$/.test(code));
}

/** From `tf` to the end of its last pair of parentheses, with what is read from the result. */
function callAt(text: string, start: number): string {
  let end = start + (/^tf(\.\w+)+/.exec(text.slice(start))?.[0].length ?? 0);
  while (text[end] === '(') {
    let depth = 0;
    do {
      if (text[end] === '(') depth++;
      if (text[end] === ')') depth--;
      end++;
    } while (depth > 0 && end < text.length);
    end += /^(\.\w+)+(?=[(\s,;])/.exec(text.slice(end))?.[0].length ?? 0;
  }
  return text.slice(start, end);
}
