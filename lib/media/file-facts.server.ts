import 'server-only';
import { z } from 'zod';

/** What the manifest says that a file carries of its own making (C2PA, https://c2pa.org). */
const contentCredentials = z.strictObject({
  state: z
    .enum(['none', 'valid', 'invalid', 'unreadable'])
    .describe(
      'valid: the signature fits, and the bytes are those that were signed; it does not say that the signer is known',
    ),
  signer: z.string().nullable().describe("The name in the signer's certificate"),
  issuer: z.string().nullable().describe('Who gave out that certificate'),
  signedAt: z.iso.datetime().nullable().describe('The time in the signature, where it has one'),
  generator: z.string().nullable().describe('The program that wrote the manifest'),
  isGenerated: z.boolean().describe('Whether it says itself that a trained model made it'),
  reason: z.string().nullable().describe('Why it is invalid or unreadable'),
});

/** What was measured in a whole original, beside its size and duration. null is unknown. */
export const fileFacts = z.strictObject({
  frames: z.int().positive(),
  frameRate: z.number().positive().nullable().describe('Frames a second'),
  pixelFormat: z.string().nullable().describe("In ffmpeg's words: yuv420p"),
  soundCodec: z.string().nullable(),
  loudnessLufs: z.number().nullable().describe('Integrated loudness, EBU R 128'),
  peakDbtp: z.number().nullable().describe('True peak, EBU R 128'),
  colors: z.array(z.string()).describe('Main colours, #rrggbb, the most frequent first'),
  tags: z.record(z.string(), z.string()).describe('What the file says of itself'),
  contentCredentials: contentCredentials.nullable().describe('null: not looked for'),
});
export type FileFacts = z.infer<typeof fileFacts>;
