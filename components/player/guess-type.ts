/** The media type an address ends in; MP4 where it does not say. */
export function guessType(address: string): string {
  const ending = /\.(webm|ogv)(?:[?#]|$)/i.exec(address)?.[1]?.toLowerCase();
  if (ending === 'webm') return 'video/webm';
  return ending === 'ogv' ? 'video/ogg' : 'video/mp4';
}
