import 'server-only';
import type { OutsideAnswer } from './outside-answer';
import { toOutsideFault } from './to-outside-fault.server';

/** An answer's bytes, piece by piece; what breaks on the way comes as an `OutsideFault`. */
export async function* readPieces({ body, address }: OutsideAnswer): AsyncGenerator<Buffer> {
  try {
    for await (const piece of body) yield piece as Buffer;
  } catch (thrown) {
    throw toOutsideFault(thrown, address);
  }
}

/** All bytes of an answer; the client's limits bound them. */
export async function readBytes(answer: OutsideAnswer): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of readPieces(answer)) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** The character set a Content-Type or an XML declaration names. */
function charsetOf(type: string | null, bytes: Buffer): string {
  const said = /charset\s*=\s*"?([\w.:-]+)/i.exec(type ?? '')?.[1];
  const declared = /^<\?xml[^>]*encoding\s*=\s*["']([\w.:-]+)/i;
  return said ?? declared.exec(bytes.subarray(0, 200).toString('latin1'))?.[1] ?? 'utf-8';
}

/** Bytes as text in the character set that they or their Content-Type name (WHATWG Encoding), else UTF-8. */
export function textOf(bytes: Buffer, type: string | null): string {
  const charset = charsetOf(type, bytes);
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}

/** The text of an answer. */
export async function readText(answer: OutsideAnswer): Promise<string> {
  return textOf(await readBytes(answer), answer.type);
}
