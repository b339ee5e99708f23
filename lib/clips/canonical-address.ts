import normalizeUrl from 'normalize-url';

/** Where a platform writes the id of a post into its addresses. */
const POSTS: [platform: string, hosts: RegExp, id: RegExp][] = [
  [
    'youtube',
    /^(?:www\.|m\.|music\.)?(?:youtube(?:-nocookie)?\.com|youtu\.be)$/,
    /^(?:\/(?:shorts|embed|live|v)\/|\/(?:watch)?\?(?:.*&)?v=|\/)([\w-]{11})(?![\w-])/,
  ],
  [
    'x',
    /^(?:www\.|mobile\.|m\.)?(?:twitter|x|fxtwitter|vxtwitter|fixupx)\.com$/,
    /^\/[^/]+\/status(?:es)?\/(\d+)/,
  ],
  ['tiktok', /^(?:www\.|m\.)?tiktok\.com$/, /^\/(?:@[^/]*\/video|v|embed(?:\/v2)?)\/(\d+)/],
  ['vimeo', /^(?:www\.|player\.)?vimeo\.com$/, /^\/(?:video\/|channels\/[^/]+\/)?(\d+)/],
  ['bilibili', /^(?:www\.|m\.)?bilibili\.com$/, /^\/video\/(BV\w{10}|av\d+)/],
  ['instagram', /^(?:www\.)?instagram\.com$/, /^\/(?:[^/]+\/)?(?:p|reel|tv)\/([\w-]+)/],
];

/** What addresses carry for those who count visits, and what names nothing. */
const TRACKING = [
  /^utm_/i,
  /^(?:fbclid|gclid|yclid|igshid|si|spm|ref|ref_src|ref_url|feature|from|share_\w+|is_copy_url)$/i,
];

/**
 * An address in the one form in which two that lead to the same thing are equal: `youtube:ID` and
 * the like where a platform names the post, else without protocol, `www.`, fragment, tracking and
 * order of parameters. Null for what is no address of the web.
 */
export function canonicalAddress(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  for (const [platform, hosts, id] of POSTS) {
    if (!hosts.test(url.hostname)) continue;
    const found = id.exec(url.pathname + url.search)?.[1];
    if (found !== undefined) return `${platform}:${found}`;
  }
  try {
    return normalizeUrl(url.href, {
      stripProtocol: true,
      stripHash: true,
      stripAuthentication: true,
      removeQueryParameters: TRACKING,
      sortQueryParameters: true,
    });
  } catch {
    return null;
  }
}
