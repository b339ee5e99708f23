import { getTranslations } from 'next-intl/server';
import { KeepButton } from './keep-button';
import styles from './keep-row.module.css';
import { ListMenu } from './list-menu';

/** On a clip's page: the heart, and the visitor's own lists. */
export async function KeepRow({ slug, title }: { slug: string; title: string }) {
  const t = await getTranslations('shelf');
  const words = { name: t('keep', { title }), kept: t('kept'), unkept: t('unkept') };
  return (
    <div className={`${styles.row} needs-script`}>
      <KeepButton slug={slug} words={words} isPage>
        <span>{t('keepShort')}</span>
      </KeepButton>
      <ListMenu
        slug={slug}
        words={{ toLists: t('toLists'), newName: t('newName'), add: t('add') }}
      />
    </div>
  );
}
