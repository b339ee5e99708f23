/** How a body can be sent, best first: what is smaller stands before what is larger. */
export const ENCODINGS = ['br', 'gzip', 'identity'] as const;
export type Encoding = (typeof ENCODINGS)[number];

// Browsers have a handful of these among them.
const chosen = new Map<string, Encoding>();
const MOST_CHOSEN = 64;
const MOST_CHARACTERS = 200;

/**
 * The encoding a reader likes best by its `Accept-Encoding` (RFC 9110, 12.5.3); of those it likes
 * equally the smallest. `identity` when it names none of ours, even when it refuses identity too.
 */
export function chooseEncoding(header: string | null): Encoding {
  if (header === null || header === '') return 'identity';
  const known = chosen.get(header);
  if (known !== undefined) return known;
  const encoding = weighEncodings(header);
  if (header.length > MOST_CHARACTERS) return encoding;
  if (chosen.size === MOST_CHOSEN) chosen.clear();
  chosen.set(header, encoding);
  return encoding;
}

function weighEncodings(header: string): Encoding {
  const weights = readWeights(header);
  const any = weights.get('*');
  let liked: Encoding = 'identity';
  let best = 0;
  for (const encoding of ENCODINGS) {
    // Identity need not be named to be taken, but whatever is named is liked better.
    const unnamed = encoding === 'identity' ? 0.0001 : 0;
    const weight = weights.get(encoding) ?? any ?? unnamed;
    if (weight > best) {
      best = weight;
      liked = encoding;
    }
  }
  return liked;
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
