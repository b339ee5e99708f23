import 'server-only';
import { z } from 'zod';
import type { ClipDetail } from '@/lib/clips/contracts.server';
import { getClip } from '@/lib/clips/get-clip.server';
import { readEnv } from '@/lib/env/env.server';
import { creditText } from '@/lib/prompts/credit-text';
import { sidecarJson } from '@/lib/publish/download-sidecar';
import type { ApiRoute } from './api-route';
import { refuseParameters } from './read-parameters.server';

/** A form in which a clip's prompt and credit lie beside a saved file. */
interface CreditForm {
  extension: 'txt' | 'json';
  type: string;
  id: string;
  summary: string;
  write(clip: ClipDetail, address: string): string;
}

const forms: readonly CreditForm[] = [
  {
    extension: 'txt',
    type: 'text/plain',
    id: 'getCredit',
    summary: 'Prompt and credit that belong beside a saved clip, as plain text in both languages',
    write: creditText,
  },
  {
    extension: 'json',
    type: 'application/json',
    id: 'getCreditJson',
    summary: 'Prompt and credit that belong beside a saved clip, for a program',
    write(clip, address) {
      const original = clip.renditions.find(({ kind }) => kind === 'original');
      if (original === undefined) return sidecarJson(clip, address, null);
      const name = original.url.split('/').at(-1) ?? clip.slug;
      return sidecarJson(clip, address, { name, rendition: original });
    },
  },
];

/** What goes along with a downloaded original, once for each form. */
export const creditRoutes: readonly ApiRoute[] = forms.map((form) => ({
  method: 'GET',
  path: `/clips/{slug}/credit.${form.extension}`,
  id: form.id,
  summary: form.summary,
  contract: {
    path: {
      slug: { description: "The clip's slug", schema: z.string(), example: 'tokyo-walk' },
    },
    query: {},
    reply: form.type,
    errors: ['unknown_parameter', 'not_found'],
  },
  handler({ url }, { slug = '' }) {
    refuseParameters(url.searchParams);
    return {
      kind: 'passing',
      make: async (rooms) => {
        const { clip } = await getClip(await rooms.database(), slug);
        const origin = readEnv().PUBLIC_URL ?? url.origin;
        return {
          status: 200,
          headers: {
            'content-type': `${form.type}; charset=utf-8`,
            // Without a name: the link's own, which is the film's, would give way to it.
            'content-disposition': 'inline',
            'cache-control': 'no-cache',
          },
          body: form.write(clip, `${origin}/clips/${clip.slug}`),
        };
      },
    };
  },
}));
