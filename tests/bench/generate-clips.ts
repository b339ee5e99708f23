import type { ClipEntry } from '@/lib/clips/clip-entry';

/** Words of made-up prompts, most used first: their ranks follow Zipf's law. */
const ENGLISH =
  'light camera woman street city snow sea slow drone shot walking man cat dog golden sun water old neon rain forest mountain cloud close film colors style cinematic night morning beach car train robot paper flower coral reef dragon castle bridge window kitchen market bicycle lantern desert mars rocket astronaut whale butterfly glass mirror crystal origami clay wool ink charcoal velvet amber lighthouse harbor glacier volcano meadow orchard canyon temple tower library theater violin drum dancer potter baker fisherman astronomer cartographer'.split(
    ' ',
  );
const CHINESE =
  '光线 镜头 女人 街道 城市 雪地 大海 缓慢 无人机 拍摄 行走 男人 猫咪 小狗 金色 太阳 水面 古老 霓虹 下雨 森林 山脉 云朵 特写 电影 色彩 风格 夜晚 清晨 海滩 汽车 火车 机器人 纸艺 花朵 珊瑚 龙 城堡 桥梁 窗户 厨房 市场 自行车 灯笼 沙漠 火星 火箭 宇航员 鲸鱼 蝴蝶 玻璃 镜子 水晶 折纸 黏土 羊毛 水墨 木炭 灯塔 港湾 冰川 火山 草地 果园 峡谷 寺庙 高塔 图书馆 剧院 小提琴'.split(
    ' ',
  );
const CAPABILITIES = ['text-to-video', 'image-to-video', 'video-to-video', 'extend', 'loop'];
const ASPECTS = ['16:9', '9:16', '1:1', '4:3', null];
const DAY_MS = 86_400_000;
const FIRST_DAY = Date.UTC(2024, 1, 15);

/** How many sources and authors the made-up gallery has. */
export const SOURCES = 40;
export const AUTHORS = 2_000;

/** A seeded generator of numbers from 0 to 1 (mulberry32): the same seed gives the same gallery. */
export function makeRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** An index below `size` by Zipf's law: rank r comes about 1/r as often as rank 1. */
function zipf(random: () => number, size: number): number {
  return Math.min(size - 1, Math.floor(Math.exp(random() * Math.log(size + 1))) - 1);
}

function words(random: () => number, vocabulary: string[], count: number, gap: string): string {
  const pick = () => vocabulary[zipf(random, vocabulary.length)] ?? '';
  return Array.from({ length: count }, pick).join(gap);
}

/** The n-th made-up clip: bilingual prompt, a source, an author, a date, half of them with a duration. */
export function makeClip(n: number, seed = 1): ClipEntry {
  const random = makeRandom(seed * 1_000_003 + n);
  const atMs = FIRST_DAY + Math.floor(random() * 900 * DAY_MS);
  const at = random() < 0.7 ? new Date(atMs).toISOString() : null;
  const on = random() < 0.02 ? null : new Date(atMs).toISOString().slice(0, 10);
  const exact = on === null ? null : at;
  // Rare words, so that some searches find a handful among a million.
  const rare = `take${n % 5_000}`;
  const en = `${words(random, ENGLISH, 24, ' ')} ${rare}.`;
  const zh = `${words(random, CHINESE, 20, '')}。`;
  return {
    slug: `clip-${n}`,
    model: random() < 0.8 ? 'sora' : 'other',
    capability: CAPABILITIES[zipf(random, CAPABILITIES.length)] ?? 'loop',
    title: { en: words(random, ENGLISH, 4, ' '), zh: words(random, CHINESE, 4, '') },
    prompt:
      random() < 0.9
        ? [
            {
              texts: [
                { language: 'en', text: en, origin: 'original' },
                { language: 'zh', text: zh, origin: 'translation' },
              ],
            },
          ]
        : [],
    source: `source-${zipf(random, SOURCES)}`,
    batch: null,
    author: random() < 0.9 ? `author-${zipf(random, AUTHORS)}` : null,
    credit: null,
    published: {
      on,
      at: exact,
      certainty: on === null ? 'unknown' : exact === null ? 'day' : 'exact',
      clock: on === null ? 'unknown' : exact === null ? 'printed' : 'post-id',
    },
    durationSeconds: random() < 0.5 ? Math.round(random() * 600) / 10 + 1 : null,
    width: null,
    height: null,
    aspect: ASPECTS[zipf(random, ASPECTS.length)] ?? null,
    hasSound: null,
    addresses: { page: null, media: null },
    appearances: [],
    document: null,
    notes: null,
    relations: [],
    evidence: [],
    renditions: [],
  };
}
