/** The first name that occurs twice in one object of a JSON text, which JSON.parse would ignore. */
export function duplicateKey(json: string): string | undefined {
  const objects: (Set<string> | null)[] = []; // names in the objects that are open; null for an array
  const tokens = /"(?:[^"\\]|\\.)*"|[{}[\]:]/gs;
  let last: string | undefined; // the string just read, a name if a colon follows
  for (const [token] of json.matchAll(tokens)) {
    const keys = objects.at(-1);
    if (token === '{') objects.push(new Set());
    else if (token === '[') objects.push(null);
    else if (token === '}' || token === ']') objects.pop();
    else if (token === ':' && keys && last !== undefined) {
      if (keys.has(last)) return last;
      keys.add(last);
    }
    last = token.startsWith('"') ? (JSON.parse(token) as string) : undefined;
  }
  return undefined;
}
