/**
 * A message without the folders of this machine: a compiler names types by the files that declare them, and Node names
 * what it could not load. Packages and files keep their names.
 *
 * @param folders absolute, with slashes or backslashes
 */
export function withoutPaths(message: string, folders: readonly string[]): string {
  return [...folders]
    .sort((a, b) => b.length - a.length)
    .reduce((text, folder) => withoutFolder(text, folder), message);
}

function withoutFolder(message: string, folder: string): string {
  const plain = folder.replaceAll('\\', '/').replace(/\/+$/, '');
  if (plain === '') return message;
  const root = `(?:file:\\/\\/\\/?)?${plain.split('/').map(escaped).join('[\\\\/]')}(?![\\w-])`;
  return (
    message
      // A student knows import("/a/b").Tensor as Tensor.
      .replace(new RegExp(`\\bimport\\("${root}[^"]*"\\)\\.`, 'g'), '')
      .replace(
        new RegExp(`(["'])(${root}[^"'\\n]*)\\1`, 'g'),
        (_, quote: string, path: string) => quote + short(path) + quote,
      )
      .replace(new RegExp(`${root}[^\\s"'\`)]*`, 'g'), short)
  );
}

/** A package by its name, tfjs as students import it, a student's file by unit and name, any other file by its name. */
function short(path: string): string {
  const plain = path.replaceAll('\\', '/');
  const inside = plain.split('/node_modules/').at(-1) ?? '';
  if (inside !== plain)
    return inside
      .split('/')
      .slice(0, inside.startsWith('@') ? 2 : 1)
      .join('/');
  if (/\/reference\/tensor\/tfjs(\.ts)?$/.test(plain)) return '@tensorflow/tfjs';
  const [, own] = /\/student\/(.+)$/.exec(plain) ?? [];
  return own ?? plain.split('/').at(-1) ?? '';
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
