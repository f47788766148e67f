/** A sentence for an error of the operating system; undefined for any other error. */
export function systemErrorSentence(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code, syscall, path, message } = error as NodeJS.ErrnoException;
  if (code === undefined || syscall === undefined) return undefined;
  // Node writes `ENOENT: no such file or directory, open '/a/b'`.
  const what = /^[A-Z0-9]+: ([^,]+)/.exec(message)?.[1] ?? message;
  const where = path === undefined ? '' : ` ${path}`;
  return `the system refused to ${syscall}${where}: ${what} (${code}). ${adviceFor(code)}`;
}

function adviceFor(code: string): string {
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return 'Make room on the disk, and run the same command again.';
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return 'Choose a place that you may write to, or change its permissions.';
    case 'EMFILE':
    case 'ENFILE':
      return 'Too many files are open: use fewer --jobs, or raise the limit (ulimit -n).';
    default:
      return 'Check the path.';
  }
}
