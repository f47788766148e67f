/** The parts of a `package-lock.json` of version 3 that are needed here. */
export interface PackageLock {
  readonly packages: Readonly<Record<string, Locked>>;
}

interface Locked {
  readonly version?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
}

const prefix = 'node_modules/';

/**
 * The part of a lock file that some of its packages need, by npm's own rule: a package is looked up beside its
 * importer, then in each folder above.
 *
 * @throws Error if one of the named packages is missing
 */
export function prunedLock(lock: PackageLock, names: readonly string[]): Record<string, Locked> {
  const kept = new Map<string, Locked>();
  const take = (name: string, from: string, optional: boolean): void => {
    const path = placeOf(lock, name, from);
    const found = path === undefined ? undefined : lock.packages[path];
    if (path === undefined || found === undefined) {
      if (optional) return;
      throw new Error(`the lock file has no ${name}. Run npm install.`);
    }
    if (kept.has(path)) return;
    const own: Locked = { ...found, dev: false, devOptional: false };
    kept.set(path, own);
    for (const one of Object.keys(own.dependencies ?? {})) take(one, path, false);
    for (const one of Object.keys(own.optionalDependencies ?? {})) take(one, path, true);
    for (const one of Object.keys(own.peerDependencies ?? {}))
      if (own.peerDependenciesMeta?.[one]?.optional !== true) take(one, path, false);
  };
  for (const name of names) take(name, '', false);
  return Object.fromEntries([...kept].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The exact version of a package at the root. */
export function versionOf(lock: PackageLock, name: string): string {
  const version = lock.packages[prefix + name]?.version;
  if (version === undefined) throw new Error(`the lock file has no ${name}. Run npm install.`);
  return version;
}

function placeOf(lock: PackageLock, name: string, from: string): string | undefined {
  for (let folder = from; ;) {
    const path = `${folder === '' ? '' : `${folder}/`}${prefix}${name}`;
    if (lock.packages[path]) return path;
    if (folder === '') return undefined;
    folder = folder.includes(`/${prefix}`) ? folder.slice(0, folder.lastIndexOf(`/${prefix}`)) : '';
  }
}
