import 'server-only';
import { readFile, stat } from 'node:fs/promises';
import type { FileFacts } from './file-facts.server';
import { listTopBoxes } from './mp4-boxes.server';

type Credentials = NonNullable<FileFacts['contentCredentials']>;

// The `uuid` box that holds a manifest store (C2PA 2.1, A.5.1).
const manifestBox = 'd8fec3d61b0e483c92975828877ec481';

// The library holds the whole file in memory to hash it.
const mostBytes = 512 * 1024 ** 2;

const none: Credentials = {
  state: 'none',
  signer: null,
  issuer: null,
  signedAt: null,
  generator: null,
  isGenerated: false,
  reason: null,
};

/**
 * Reads the content credentials (C2PA) that a verified file carries, without any network: whether
 * the signature fits and the bytes are those that were signed, and whom the certificate names. No
 * list of trusted signers is asked, so a valid signature says nothing of who may be believed.
 */
export async function readCredentials(
  path: string,
  { extension }: { extension: string },
): Promise<Credentials> {
  if (extension !== 'mp4') return none;
  const boxes = await listTopBoxes(path);
  if (!boxes.some(({ userType }) => userType === manifestBox)) return none;
  if ((await stat(path)).size > mostBytes) {
    return { ...none, state: 'unreadable', reason: 'the file is larger than 512 MB' };
  }
  try {
    return await validate(await readFile(path));
  } catch (thrown) {
    return { ...none, state: 'unreadable', reason: reasonOf(thrown) };
  }
}

async function validate(bytes: Buffer): Promise<Credentials> {
  // Loaded only where there is a manifest: hardly any file has one.
  const { openSignedFilm } = await import('./open-signed-film.server');
  const { SuperBox } = await import('@trustnxt/c2pa-ts/jumbf');
  const { ManifestStore, ActionAssertion, DigitalSourceType } = await import(
    '@trustnxt/c2pa-ts/manifest'
  );
  const asset = openSignedFilm(bytes);
  const jumbf = asset.getManifestJUMBF();
  if (jumbf === undefined) return none;
  const store = ManifestStore.read(SuperBox.fromBuffer(Uint8Array.from(jumbf)));
  const result = await store.validate(asset);
  const manifest = store.getActiveManifest();
  const signature = manifest?.signature?.signatureData;
  const fault = result.statusEntries.find(({ success }) => success === false);
  const actions = (manifest?.assertions?.assertions ?? []).filter(
    (assertion) => assertion instanceof ActionAssertion,
  );
  const generated: readonly unknown[] = [
    DigitalSourceType.TrainedAlgorithmicMedia,
    DigitalSourceType.CompositeWithTrainedAlgorithmicMedia,
  ];
  return {
    state: result.isValid ? 'valid' : 'invalid',
    signer: nameOf(signature?.certificate?.subjectName),
    issuer: nameOf(signature?.certificate?.issuerName),
    signedAt: signature?.timestamp?.toISOString() ?? null,
    generator: manifest?.claim?.claimGeneratorName ?? null,
    isGenerated: actions.some(({ actions: all }) =>
      all.some(({ digitalSourceType }) => generated.includes(digitalSourceType)),
    ),
    reason: fault === undefined ? null : (fault.explanation ?? fault.code),
  };
}

/** Organisation, else common name, of a distinguished name. */
function nameOf(name: { getField(field: string): string[] } | undefined): string | null {
  return name?.getField('O')[0] ?? name?.getField('CN')[0] ?? null;
}

function reasonOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message.slice(0, 200) : String(thrown).slice(0, 200);
}
