// @vitest-environment jsdom
import { screen, within } from '@testing-library/dom';
import { expect, it, vi } from 'vitest';
import { AppearanceList } from '@/components/provenance/appearance-list';
import { LineageStrip } from '@/components/provenance/lineage-strip';
import { RecordNotes } from '@/components/provenance/record-notes';
import { pickSmallPoster } from '@/components/provenance/small-poster';
import { renderOnServer } from '../render-on-server';
import { sampleClip } from '../sample-clip';

vi.mock('next-intl/server', async () => (await import('../render-on-server')).translations);

it('lists every appearance, the origin first, what is proven beside what is only said', async () => {
  const { appearances, zone } = sampleClip;
  await renderOnServer(<AppearanceList appearances={appearances} zone={zone} locale="en" />);
  const [origin, relay] = screen.getAllByRole('listitem');
  expect(origin?.textContent).toMatch(/^provenOriginTikTokOpenAI/);
  expect(origin?.textContent).toContain('17 Feb 2024, 09:25 GMT-8');
  const link = within(origin as HTMLElement).getByRole('link', { name: 'tiktok.com' });
  expect(link.getAttribute('href')).toBe(appearances[0]?.url);
  expect(link.getAttribute('rel')).toContain('noreferrer');
  expect(relay?.textContent).toBe(
    'only saidRelayplace unknownno address knowndate unknownSeen in a reel.',
  );
});

it('says since when a place is gone, and of no other state', async () => {
  const { appearances, zone } = sampleClip;
  const url = appearances[0]?.url ?? '';
  const link = { address: url, since: Date.UTC(2026, 3, 2), checkedAt: 0 };
  const draw = (state: 'gone' | 'unreachable') =>
    renderOnServer(
      <AppearanceList
        appearances={appearances}
        zone={zone}
        locale="en"
        links={new Map([[url, { ...link, state }]])}
      />,
    );
  await draw('gone');
  expect(screen.getByText('No longer there since 2 Apr 2026')).toBeTruthy();
  await draw('unreachable');
  expect(screen.queryByText(/No longer there/)).toBeNull();
});

it('leads to a kept copy of a place, gone or not', async () => {
  const [origin, ...more] = sampleClip.appearances;
  if (origin === undefined) throw new Error('The sample has no origin.');
  const archiveUrl = 'https://web.archive.org/web/2024/https://www.tiktok.com/';
  const appearances = [{ ...origin, archiveUrl }, ...more];
  await renderOnServer(
    <AppearanceList appearances={appearances} zone={sampleClip.zone} locale="en" />,
  );
  const link = screen.getByRole('link', { name: 'archived copy' });
  expect(link.getAttribute('href')).toBe(archiveUrl);
});

it('gives notes in the page’s language and the document’s words as they are', async () => {
  await renderOnServer(<RecordNotes clip={sampleClip} locale="zh" />, 'zh');
  expect(screen.getByText('第三个是一朵云。')).toBeTruthy();
  const quotation = document.querySelector('blockquote');
  expect(quotation?.textContent).toBe('提示 1：“小土豆国王”');
  expect(quotation?.lang).toBe('zh-Hans');
  expect(screen.getByText('335068.mp4').tagName).toBe('CODE');
});

it('folds the evidence away, every record in it', async () => {
  await renderOnServer(<RecordNotes clip={sampleClip} locale="en" />);
  const details = screen.getByText('Evidence, 2 records').closest('details');
  expect(details?.open).toBe(false);
  expect([...(details?.querySelectorAll('li') ?? [])].map((one) => one.textContent)).toEqual([
    'someone/listREADME.mdfirst line',
    'https://a.example/page',
  ]);
});

it('reads a clip’s lineage from its own side: kin with their posters, then where it was posted again', async () => {
  const poster = { url: '/cloud.webp', type: 'image/webp', width: 480, height: null };
  await renderOnServer(
    <LineageStrip
      clip={{ ...sampleClip, slug: 'here' }}
      kin={[{ ...sampleClip, slug: 'cloud', posters: [poster] }]}
      locale="zh"
    />,
    'zh',
  );
  const terms = screen.getAllByRole('term').map((one) => one.textContent);
  expect(terms).toEqual(['取材于', '用于', '转发为']);
  const links = screen.getAllByRole('link').map((one) => one.getAttribute('href'));
  expect(links).toEqual([
    '/zh/clips/cloud',
    '/zh/compare?clips=here,cloud',
    '/zh/clips/reel',
    '/zh/compare?clips=here,reel',
    '#appearances',
  ]);
  const pictures = document.querySelectorAll('img');
  expect([...pictures].map((one) => one.getAttribute('src'))).toEqual(['/cloud.webp']);
});

it('shows a blend beside what it was made of, and no lineage where nothing is known', async () => {
  const alone = { ...sampleClip, relations: [], appearances: [] };
  const draw = (slug: string) =>
    renderOnServer(<LineageStrip clip={{ ...alone, slug }} kin={[]} locale="en" />);
  await draw('tr-connect-a');
  expect(screen.getByRole('link').getAttribute('href')).toBe(
    '/compare?clips=tr-connect-a~left-input,tr-connect-a,tr-connect-a~right-input',
  );
  await draw('here');
  expect(screen.queryByRole('term')).toBeNull();
});

it('picks a poster that is wide enough for a thumbnail and no wider', () => {
  const poster = (width: number, type = 'image/webp') => ({
    url: `/${width}`,
    type,
    width,
    height: null,
  });
  const posters = [poster(1280), poster(480), poster(160), poster(480, 'image/avif')];
  expect(pickSmallPoster(posters)).toBe('/480');
  expect(pickSmallPoster([poster(160)])).toBe('/160');
  expect(pickSmallPoster([])).toBeNull();
});
