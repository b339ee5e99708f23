import { webcrypto } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  cryptoProvider,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';
import { CoseAlgorithmIdentifier, LocalSigner } from '@trustnxt/c2pa-ts/cose';
import {
  ActionAssertion,
  ActionType,
  BMFFHashAssertion,
  DigitalSourceType,
  ManifestStore,
} from '@trustnxt/c2pa-ts/manifest';
import { openSignedFilm } from '@/lib/media/open-signed-film.server';

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const mailProtection = '1.3.6.1.5.5.7.3.4';

/** A signer whose certificate an authority of the test's own gave out for a day. */
async function makeSigner(): Promise<LocalSigner> {
  cryptoProvider.set(webcrypto as unknown as Crypto);
  const usages: KeyUsage[] = ['sign', 'verify'];
  const authority = await webcrypto.subtle.generateKey(algorithm, true, usages);
  const keys = await webcrypto.subtle.generateKey(algorithm, true, usages);
  const certificate = await X509CertificateGenerator.create({
    serialNumber: '01',
    subject: 'O=A Maker of Films, CN=films.example',
    issuer: 'O=A Test Authority, CN=authority.example',
    notBefore: new Date(Date.now() - 3_600_000),
    notAfter: new Date(Date.now() + 86_400_000),
    signingAlgorithm: algorithm,
    publicKey: keys.publicKey as CryptoKey,
    signingKey: authority.privateKey as CryptoKey,
    extensions: [
      new BasicConstraintsExtension(false),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([mailProtection]),
      await AuthorityKeyIdentifierExtension.create(authority.publicKey as CryptoKey),
    ],
  });
  const key = await webcrypto.subtle.exportKey('pkcs8', keys.privateKey);
  return new LocalSigner(new Uint8Array(key), CoseAlgorithmIdentifier.ES256, certificate);
}

/** Writes a copy of an MP4 that carries a signed manifest: made by a trained model, says its maker. */
export async function signClip(path: string, signed: string): Promise<string> {
  const signer = await makeSigner();
  const asset = openSignedFilm(new Uint8Array(await readFile(path)));
  const store = new ManifestStore();
  const manifest = store.createManifest({
    assetFormat: 'video/mp4',
    instanceID: 'xmp:iid:a-test',
    defaultHashAlgorithm: 'SHA-256',
    signer,
  });
  if (manifest.claim !== undefined) manifest.claim.claimGeneratorName = 'A program of the test';
  const hash = BMFFHashAssertion.createV3('jumbf manifest', 'SHA-256');
  manifest.addAssertion(hash);
  const actions = new ActionAssertion();
  actions.actions.push({
    action: ActionType.C2paCreated,
    digitalSourceType: DigitalSourceType.TrainedAlgorithmicMedia,
  });
  manifest.addAssertion(actions);
  await asset.ensureManifestSpace(store.measureSize());
  await hash.updateWithAsset(asset);
  await manifest.sign(signer);
  await asset.writeManifestJUMBF(store.getBytes());
  await writeFile(signed, await asset.getDataRange());
  return signed;
}
