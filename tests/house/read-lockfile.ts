/** The part of `package-lock.json` (lockfileVersion 3) that the house rules read. */
export interface Lockfile {
  packages: Record<string, { version?: string; resolved?: string; link?: boolean }>;
}

/** A floor for every listed package: the oldest version allowed and the reason. */
export type Floors = Record<string, { floor: string; why: string }>;

/** Compares two release versions by number; a prerelease counts as older than its release. */
export function compareVersions(left: string, right: string): number {
  const parse = (version: string) => {
    const [release = '', pre] = version.split('-', 2);
    return { numbers: release.split('.').map(Number), pre };
  };
  const a = parse(left);
  const b = parse(right);
  for (let at = 0; at < 3; at += 1) {
    const difference = (a.numbers[at] ?? 0) - (b.numbers[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return Number(a.pre === undefined) - Number(b.pre === undefined);
}

/** Names every copy of a listed package, nested ones too, that is missing or below its floor. */
export function findBelowFloor(lockfile: Lockfile, floors: Floors): string[] {
  return Object.entries(floors).flatMap(([name, { floor, why }]) => {
    const copies = Object.entries(lockfile.packages).filter(
      ([path]) => path === `node_modules/${name}` || path.endsWith(`/node_modules/${name}`),
    );
    if (copies.length === 0) return [`${name} is not in package-lock.json (floor ${floor})`];
    return copies
      .filter(([, { version }]) => version === undefined || compareVersions(version, floor) < 0)
      .map(([path, { version }]) => `${path} is ${version}, floor ${floor}: ${why}`);
  });
}

/** Names every package whose entry records where it was downloaded from. */
export function findResolvedAddresses(lockfile: Lockfile): string[] {
  return Object.entries(lockfile.packages)
    .filter(([, entry]) => entry.resolved !== undefined && entry.link !== true)
    .map(([path, entry]) => `${path} records ${entry.resolved}`);
}
