import { getTranslations } from 'next-intl/server';
import { readOrigin } from '@/app/read-origin.server';
import { ShareClip } from '@/components/player/share-clip';
import type { ClipDetail } from '@/lib/clips/contracts.server';
import { embedPath, watchPath } from '@/lib/clips/paths';
import { readEnv } from '@/lib/env/env.server';
import { type Locale, localePath } from '@/lib/i18n/locales';
import { AI_LABEL } from '@/lib/prompts/ai-label';
import { sizeEmbed } from '@/lib/publish/write-oembed';

/** The share group of a clip's page: link and embed, in the page's language. */
export async function Share({ clip, locale }: { clip: ClipDetail; locale: Locale }) {
  const t = await getTranslations('share');
  const search = locale === 'en' ? '' : `?language=${locale}`;
  return (
    <ShareClip
      clip={{
        slug: clip.slug,
        title: clip.titles[locale],
        page: localePath(locale, watchPath(clip.slug)),
        embed: embedPath(clip.slug, search),
        frameTitle: `${clip.titles[locale]} · ${AI_LABEL}`,
        size: sizeEmbed(clip, { maxWidth: null, maxHeight: null }),
      }}
      locale={locale}
      origin={await readOrigin()}
      isCertain={readEnv().PUBLIC_URL !== undefined}
      words={t.raw('group')}
    />
  );
}
