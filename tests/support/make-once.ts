import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** As long as a machine with much else to do may need to start a server and fill a database. */
const patienceMs = 180_000;

/**
 * What a run needs once, in whichever process of it: who asks first makes it, others wait. Gives what
 * `make` gave (a path, an address), kept in the run's folder under a name; what failed fails for all.
 */
export async function makeOnce(
  folder: string,
  name: string,
  make: () => Promise<string>,
): Promise<string> {
  const [made, failed] = [join(folder, `${name}.txt`), join(folder, `${name}-failed.txt`)];
  try {
    mkdirSync(join(folder, `${name}-begun`));
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause;
    const until = Date.now() + patienceMs;
    while (!existsSync(made)) {
      if (existsSync(failed)) throw new Error(readFileSync(failed, 'utf8'));
      if (Date.now() > until) throw new Error(`${name} was not made in ${patienceMs / 1000} s.`);
      await sleep(50);
    }
    return readFileSync(made, 'utf8');
  }
  try {
    const given = await make();
    writeFileSync(`${made}.new`, given);
    renameSync(`${made}.new`, made);
    return given;
  } catch (cause) {
    writeFileSync(failed, `${name} could not be made: ${cause}`);
    throw cause;
  }
}
