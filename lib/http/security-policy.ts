/** Where the originals of the seeded clips are published; a page may play them from there. */
export const PUBLISHED_ORIGINALS: readonly string[] = ['https://cdn.openai.com'];

/** What a page's policy depends on. Scripts are allowed by nonce or by hash, never `unsafe-inline`. */
export interface PagePolicy {
  /** The nonce of this one rendering, base64; Next writes it on its inline scripts. */
  nonce?: string;
  /** For a page that is kept: hashes of its inline scripts, as `sha256-…`. */
  hashes?: readonly string[];
  /** Origins beside our own that videos may come from (`https://host`, no path). */
  mediaOrigins?: readonly string[];
  /** Whether any page of the web may show this one in a frame: embeds only. */
  isFrameable?: boolean;
  /** React evaluates strings and Next styles its overlay inline in development only. */
  isDevelopment?: boolean;
}

/**
 * The Content-Security-Policy of a page. No `strict-dynamic`: it would block Next's own files.
 * Inline `style` attributes are allowed for aspect ratios and thumbhashes, style elements are not.
 */
export function pagePolicy(page: PagePolicy = {}): string {
  const { nonce, hashes = [], mediaOrigins = [], isFrameable, isDevelopment = false } = page;
  const scripts = [
    "'self'",
    ...(nonce === undefined ? [] : [`'nonce-${nonce}'`]),
    ...hashes.map((hash) => `'${hash}'`),
    ...(isDevelopment ? ["'unsafe-eval'"] : []),
  ];
  return [
    "default-src 'none'",
    `script-src ${scripts.join(' ')}`,
    isDevelopment ? "style-src 'self' 'unsafe-inline'" : "style-src 'self'",
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    ['media-src', "'self'", ...mediaOrigins].join(' '),
    'frame-src https://www.youtube-nocookie.com',
    isDevelopment ? "connect-src 'self' ws:" : "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${isFrameable ? '*' : "'none'"}`,
  ].join('; ');
}

/** The policy of every answer that is not a page: data and files start nothing and load nothing. */
export const DATA_POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'";

/** A fresh nonce: 128 random bits, base64. */
export function makeNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return btoa(String.fromCharCode(...bytes));
}

/** The headers every answer carries beside its policy: pages, data, files, redirects and errors. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'permissions-policy':
    'accelerometer=(), browsing-topics=(), camera=(), geolocation=(), gyroscope=(), ' +
    'magnetometer=(), microphone=(), midi=(), payment=(), serial=(), usb=()',
  'cross-origin-opener-policy': 'same-origin',
};

/**
 * Set by the front on a page it will keep: the page is then rendered without a nonce, and the front
 * allows its inline scripts by hash. From anyone else it only makes their own page stricter.
 */
export const KEPT_PAGE_HEADER = 'x-promptreel-kept-page';

/**
 * Set by the front when a page came as Next's empty shell for a failure (`404`, `500`): the same
 * address is then rendered as that failure's own page, whole. From anyone else it does no more.
 */
export const FAULT_HEADER = 'x-promptreel-fault';
