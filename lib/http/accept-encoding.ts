/** How a body can be sent, best first: what is smaller stands before what is larger. */
export const ENCODINGS = ['br', 'gzip', 'identity'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/**
 * The encoding a reader likes best by its `Accept-Encoding` (RFC 9110, 12.5.3); of those it likes
 * equally the smallest. `identity` when it names none of ours, even when it refuses identity too.
 */
export function chooseEncoding(header: string | null): Encoding {
  if (header === null || header === '') return 'identity';
  const weights = readWeights(header);
  const any = weights.get('*');
  let chosen: Encoding = 'identity';
  let best = 0;
  for (const encoding of ENCODINGS) {
    // Identity need not be named to be taken, but whatever is named is liked better.
    const unnamed = encoding === 'identity' ? 0.0001 : 0;
    const weight = weights.get(encoding) ?? any ?? unnamed;
    if (weight > best) {
      best = weight;
      chosen = encoding;
    }
  }
  return chosen;
}

function readWeights(header: string): Map<string, number> {
  const weights = new Map<string, number>();
  for (const part of header.toLowerCase().split(',', 20)) {
    const [name = '', ...parameters] = part.split(';');
    const written = parameters.map((one) => one.trim()).find((one) => one.startsWith('q='));
    const weight = written === undefined ? 1 : Number(written.slice(2));
    if (name.trim() !== '' && weight >= 0 && weight <= 1) weights.set(name.trim(), weight);
  }
  return weights;
}
