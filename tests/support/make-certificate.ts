import { generateKeyPairSync, sign } from 'node:crypto';

// The few forms of DER (ITU-T X.690) that a certificate is made of.
const DER = { integer: 2, bits: 3, oid: 6, utf8: 12, sequence: 48, set: 49, time: 23 };
const ecdsaWithSha256 = Buffer.from('2a8648ce3d040302', 'hex');
const commonName = Buffer.from('550403', 'hex');

function der(tag: number, ...content: Uint8Array[]): Buffer {
  const body = Buffer.concat(content);
  const long = body.length.toString(16).padStart(body.length > 255 ? 4 : 2, '0');
  const length =
    body.length < 128
      ? Buffer.from([body.length])
      : Buffer.from([0x80 + long.length / 2, ...Buffer.from(long, 'hex')]);
  return Buffer.concat([Buffer.from([tag]), length, body]);
}

function writeTime(at: Date): Buffer {
  return der(DER.time, Buffer.from(`${at.toISOString().replace(/[-:T]/g, '').slice(2, 14)}Z`));
}

/** A fresh key and a certificate it signed for itself (RFC 5280, version 1), as PEM: for a test's own server, believed by nobody. */
export function makeCertificate(name: string): { key: string; cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const algorithm = der(DER.sequence, der(DER.oid, ecdsaWithSha256));
  const named = der(DER.sequence, der(DER.oid, commonName), der(DER.utf8, Buffer.from(name)));
  const who = der(DER.sequence, der(DER.set, named));
  const [dayMs, now] = [86_400_000, Date.now()];
  const validity = der(
    DER.sequence,
    writeTime(new Date(now - dayMs)),
    writeTime(new Date(now + dayMs)),
  );
  const key = publicKey.export({ type: 'spki', format: 'der' });
  const serial = der(DER.integer, Buffer.from([1]));
  const signed = der(DER.sequence, serial, algorithm, who, validity, who, key);
  const signature = sign('sha256', signed, privateKey);
  const whole = der(DER.sequence, signed, algorithm, der(DER.bits, Buffer.from([0]), signature));
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${whole.toString('base64')}\n-----END CERTIFICATE-----\n`,
  };
}
