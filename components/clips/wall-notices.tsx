import { getTranslations } from 'next-intl/server';
import styles from './wall-notices.module.css';

/** What of the address did not fit and was left out, each in a sentence. */
export async function WallNotices(props: {
  notices: readonly { parameter: string; value: string }[];
}) {
  const t = await getTranslations('wall');
  if (props.notices.length === 0) return null;
  return (
    <div role="status" className={styles.notices}>
      {props.notices.map(({ parameter, value }) => (
        <p key={parameter}>{t('notice', { parameter, value })}</p>
      ))}
    </div>
  );
}
