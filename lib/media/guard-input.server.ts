import 'server-only';
import { resolve } from 'node:path';

const protocols = 'file';
const formats = 'mov,mp4,m4a,3gp,3g2,mj2,matroska,webm';
// A film with captions in it is opened by their decoders too.
const decoders = 'h264,hevc,av1,libdav1d,vp8,vp9,aac,mp3,opus,vorbis,flac,ac3,mov_text,webvtt';

/**
 * The arguments by which ffmpeg and ffprobe open a local file and nothing else. All three lists are
 * needed: with the protocols alone a playlist named `.mp4` made them fetch an address. The absolute
 * path behind `file:` keeps a name from being read as an option, a protocol or a pattern.
 */
export function guardInput(path: string): string[] {
  return [
    '-protocol_whitelist',
    protocols,
    '-format_whitelist',
    formats,
    '-codec_whitelist',
    decoders,
    '-i',
    `file:${resolve(path)}`,
  ];
}
