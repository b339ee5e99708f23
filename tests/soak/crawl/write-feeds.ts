/** An entry of a feed, as far as all formats have it. */
export interface Post {
  id: string;
  at: number;
  /** The prompt and the file of a clip that is posted again; null for what is new. */
  prompt: string | null;
  film: string | null;
}

const iso = (at: number) => new Date(at).toISOString();
const page = ({ id }: Post) => `https://posts.example/${id}`;

/** RSS with a clip as enclosure, or as Media RSS has it. */
export function writeRss(posts: Post[], hasMedia = false): string {
  const film = ({ id }: Post) =>
    hasMedia
      ? `<media:content url="https://films.example/${id}.mp4" type="video/mp4" duration="8"/>`
      : `<enclosure url="https://films.example/${id}.mp4" length="1" type="video/mp4"/>`;
  const items = posts.map(
    (post) =>
      `<item><guid isPermaLink="false">${post.id}</guid><title>${post.id}</title><link>${page(post)}</link><pubDate>${new Date(post.at).toUTCString()}</pubDate>${film(post)}</item>`,
  );
  return `<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>T</title><link>https://posts.example</link><description/>${items.join('')}</channel></rss>`;
}

/** Atom; as a channel of YouTube has it, with Media RSS inside. */
export function writeAtom(posts: Post[], isChannel = false): string {
  const entries = posts.map((post) => {
    const href = isChannel ? `https://www.youtube.com/watch?v=${idOf(post)}` : page(post);
    const media = `<media:group><media:thumbnail url="https://i.example/${post.id}.jpg"/><media:description>What ${post.id} shows</media:description></media:group>`;
    return `<entry><id>${post.id}</id><title>${post.id}</title><link rel="alternate" href="${href}"/><published>${iso(post.at)}</published><updated>${iso(post.at)}</updated>${isChannel ? media : ''}</entry>`;
  });
  return `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/"><title>T</title>${entries.join('')}</feed>`;
}

/** Eleven signs, as the ids of that platform have. */
const idOf = ({ id }: Post) => id.padEnd(11, '_').slice(0, 11);

/** JSON Feed. */
export function writeJsonFeed(posts: Post[]): string {
  const items = posts.map((post) => {
    return { id: post.id, url: page(post), title: post.id, date_published: iso(post.at) };
  });
  return JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'T', items });
}

/** A list in the shape of a portal that credits whoever posted again: name, post, prompt, file. */
export function writeReposts(posts: Post[]): string {
  const items = posts.map(({ id, prompt, film }) => ({
    id,
    name: `Reposter of ${id}`,
    avatar: 'https://hub.example/a.png',
    postUrl: `https://x.com/hub/status/17700000000000${id.replace(/\D/g, '').padStart(5, '0')}`,
    prompt: prompt ?? 'No prompt available',
    file: film ?? `https://hub.example/${id}.mp4`,
  }));
  return JSON.stringify({ items });
}

/** A blog about clips. */
export function writeBlog(posts: Post[]): string {
  const items = posts.map(
    (post) =>
      `<item><guid isPermaLink="false">${post.id}</guid><title>On “Tokyo walk”, part ${post.id}</title><link>${page(post)}</link><pubDate>${new Date(post.at).toUTCString()}</pubDate><description>Words</description></item>`,
  );
  return `<rss version="2.0"><channel><title>Blog</title><link>https://posts.example</link><description/>${items.join('')}</channel></rss>`;
}
