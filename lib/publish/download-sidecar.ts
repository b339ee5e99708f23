import type { ClipDetail, Rendition } from '@/lib/clips/contracts.server';
import { promptJson } from '@/lib/prompts/copy-json';
import { creditText } from '@/lib/prompts/credit-text';

/** The file that lies beside a sidecar; null where none could be given. */
export interface SavedFile {
  name: string;
  rendition: Pick<Rendition, 'kind' | 'url' | 'sizeBytes' | 'type'>;
}

const STAND_IN =
  'a stand-in drawn by this project, not the clip itself 替身，由本项目绘制，不是原片本身';
const NONE = 'none: the original is not stored in this gallery 无：本站未存原片';

/** What a saved file is, in a few words of both languages. */
function describeFile({ rendition: { kind } }: SavedFile): string {
  if (kind === 'stand-in') return STAND_IN;
  if (kind === 'original') return 'the original 原片';
  return 'a copy of the original, encoded anew by this gallery 由本站重新编码的原片副本';
}

/** The hash in the address of a stored file. */
function hashOf({ url }: Pick<Rendition, 'url'>): string | null {
  return /\/([0-9a-f]{64})\./.exec(url)?.[1] ?? null;
}

/** The text beside a saved file: what the file is, then everything the credit says. */
export function sidecarText(clip: ClipDetail, address: string, file: SavedFile | null): string {
  const lines =
    file === null
      ? [`Beside this text 本文旁的文件: ${NONE}`]
      : [
          `Beside this text 本文旁的文件: ${file.name}`,
          `What it is 它是: ${describeFile(file)}`,
          `SHA-256: ${hashOf(file.rendition)}`,
        ];
  return `${lines.join('\n')}\n\n${creditText(clip, address)}`;
}

/** The same for a program: the prompt's JSON with the facts of the file. */
export function sidecarJson(clip: ClipDetail, address: string, file: SavedFile | null): string {
  const facts = {
    pageUrl: clip.pageUrl,
    mediaUrl: clip.mediaUrl,
    rights: clip.rights,
    file:
      file === null
        ? null
        : {
            name: file.name,
            kind: file.rendition.kind,
            isStandIn: file.rendition.kind === 'stand-in',
            type: file.rendition.type,
            sizeBytes: file.rendition.sizeBytes,
            sha256: hashOf(file.rendition),
          },
  };
  const prompt = JSON.parse(promptJson(clip, address)) as Record<string, unknown>;
  return `${JSON.stringify({ ...prompt, ...facts }, null, 2)}\n`;
}
