/** The id of the video a YouTube address leads to (watch, short, embed, youtu.be); null otherwise. */
export function youtubeId(address: string | null): string | null {
  if (address === null || !URL.canParse(address)) return null;
  const { hostname, pathname, searchParams } = new URL(address);
  const host = hostname.replace(/^(?:www|m)\./, '');
  const [, first, second] = pathname.split('/');
  const id =
    host === 'youtu.be'
      ? first
      : host !== 'youtube.com' && host !== 'youtube-nocookie.com'
        ? null
        : first === 'watch'
          ? searchParams.get('v')
          : ['shorts', 'embed', 'live'].includes(first ?? '')
            ? second
            : null;
  return id && /^[\w-]{11}$/.test(id) ? id : null;
}
