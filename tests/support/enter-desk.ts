import { createHmac } from 'node:crypto';
import type { Page } from 'playwright-core';
import { addCurator } from '@/lib/auth/keep-curators.server';
import { openDatabase } from '@/lib/db/open-database.server';
import type { GalleryPlace } from './serve-gallery';

/** A password that no list knows. */
export const PASSWORD = 'plover-7 tectonic marzipan';

/** Makes curators of a gallery that nobody has open, each by one name: `ada` is ada@reel.example. */
export async function addCurators({ databaseUrl }: GalleryPlace, names: readonly string[]) {
  const database = await openDatabase(databaseUrl);
  try {
    for (const name of names) {
      const email = `${name}@reel.example`;
      await addCurator(database, { email, name, role: 'owner', password: PASSWORD });
    }
  } finally {
    await database.close();
  }
}

/** Fills in address and password at the desk's door and sends them. */
export async function signIn(page: Page, name: string): Promise<void> {
  await page.getByLabel('Address', { exact: true }).fill(`${name}@reel.example`);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

/** The password once more, where a form asks for it. */
export async function givePassword(page: Page): Promise<void> {
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
}

/** What an authenticator app shows now (RFC 6238: SHA-1, 30 s, six digits) for a secret in base 32. */
export function showCode(secret: string): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = Array.from(secret.replace(/=+$/, ''), (letter) =>
    letters.indexOf(letter).toString(2).padStart(5, '0'),
  ).join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const hash = createHmac('sha1', key).update(counter).digest();
  const number = hash.readUInt32BE((hash.at(-1) ?? 0) & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, '0');
}

/** Gives a page's browser an authenticator of its own, which says yes to everything it is asked. */
export async function plugInAuthenticator(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}
