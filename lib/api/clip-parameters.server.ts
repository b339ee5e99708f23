import 'server-only';
import { z } from 'zod';
import { type ClipQuery, DEFAULT_LIMIT, MAX_LIMIT, SORTS } from '@/lib/clips/clip-query';
import type { ParameterContract } from './api-route';

const flag = z.boolean();
const day = z.iso.date();
const seconds = z.number().min(0).max(86_400);

function keys(what: string, example: string): ParameterContract {
  return {
    description: `${what}; several values by commas or by repeating it mean any of them, “-” before one means without it, “unknown” means not known`,
    schema: z.array(z.string()).max(50),
    example,
  };
}

function manyKeys(what: string, example: string): ParameterContract {
  const { description, ...rest } = keys(what, example);
  return { description: `${description}; “*” before several means all of them`, ...rest };
}

/** Every parameter of the one query as the description of the API shows it. */
export const clipParameters: Readonly<Record<keyof ClipQuery, ParameterContract>> = {
  q: {
    description:
      'Words to find in prompts, titles, authors and sources, Chinese or English; “…” is a phrase',
    schema: z.string().max(200),
    example: 'woolly mammoth',
  },
  source: keys('Keys of sources', 'official-page'),
  batch: keys('Keys of batches', 'openai-tiktok-2024-02-24'),
  capability: keys('What the model was asked to do', 'text-to-video'),
  author: keys('Keys of authors', 'openai'),
  model: keys('The model', 'sora'),
  aspect: keys('The shape of the picture', '16:9'),
  link: keys(
    'Whether its addresses still answer: gone where one is no longer there, else answers',
    'gone',
  ),
  term: manyKeys('Keys of terms found in the prompt', 'close-up'),
  failure: manyKeys('What goes wrong in it, as its publisher says', 'physics'),
  since: { description: 'First day, included', schema: day, example: '2024-02-15' },
  until: { description: 'Last day, included', schema: day, example: '2024-03-31' },
  zone: {
    description: 'IANA zone of the two days; UTC when left out',
    schema: z.string(),
    example: 'Asia/Shanghai',
  },
  minDuration: { description: 'Shortest length in seconds', schema: seconds, example: '5' },
  maxDuration: { description: 'Greatest length in seconds', schema: seconds, example: '60' },
  hasPrompt: { description: 'Whether the prompt is known', schema: flag },
  hasOriginal: { description: 'Whether the original file is stored here', schema: flag },
  hasDate: { description: 'Whether the date is known', schema: flag },
  hasDuration: { description: 'Whether the length is known', schema: flag },
  sort: {
    description:
      'The order: match (needs q, and is then the default), newest (else the default), oldest, relevance (needs q), longest, shortest',
    schema: z.enum(SORTS),
  },
  limit: {
    description: 'How many on a page',
    schema: z.number().int().min(1).max(MAX_LIMIT).default(DEFAULT_LIMIT),
    example: String(DEFAULT_LIMIT),
  },
  cursor: {
    description: 'The nextCursor or prevCursor of a page, with the same query',
    schema: z.string().max(400),
  },
};
