// @vitest-environment jsdom
import { screen, within } from '@testing-library/dom';
import { expect, it, vi } from 'vitest';
import { ClipExplainers } from '@/components/explainers/clip-explainers';
import { ExplainerFilters } from '@/components/explainers/explainer-filters';
import { ExplainerList } from '@/components/explainers/explainer-list';
import type { ExplainerItem } from '@/lib/explainers/explainer-contract.server';
import { countExplainers, EVERY_EXPLAINER } from '@/lib/explainers/explainer-query';
import { renderOnServer } from '../render-on-server';

vi.mock('next-intl/server', async () => (await import('../render-on-server')).translations);

const bare: ExplainerItem = {
  slug: 'a',
  title: '央视报道',
  kind: 'video',
  publisher: null,
  section: '3.3',
  url: null,
  publishedOn: null,
  note: null,
  paper: null,
  language: 'zh',
  clips: [],
  batch: null,
};

it('keeps an entry without an address as a title that says so', async () => {
  await renderOnServer(<ExplainerList name="Videos" items={[bare]} batches={[]} locale="en" />);
  const [row] = screen.getAllByRole('listitem');
  expect(row?.textContent).toBe('央视报道section 3.3no address known');
  expect(within(row as HTMLElement).getByRole('heading').lang).toBe('zh-Hans');
  expect(screen.queryByRole('link')).toBeNull();
});

it('gives publisher, date as precisely as it is known, and a link without a referrer', async () => {
  const items = ['2015', '2015-03', '2015-03-04'].map((publishedOn) => ({
    ...bare,
    slug: publishedOn,
    title: 'Paper',
    publisher: 'arXiv',
    publishedOn,
    url: 'https://arxiv.org/abs/1502.04681',
  }));
  await renderOnServer(<ExplainerList name="Papers" items={items} batches={[]} locale="en" />);
  const times = [...document.querySelectorAll('time')];
  expect(times.map((one) => one.textContent)).toEqual(['2015', 'March 2015', '4 Mar 2015']);
  expect(screen.getAllByRole('link')[0]?.getAttribute('rel')).toContain('noreferrer');
});

it('plays a video in place only where there is one', async () => {
  const items = [bare, { ...bare, slug: 'b', url: 'https://youtu.be/HK6y8DAPN_0' }];
  await renderOnServer(<ExplainerList name="视频" items={items} batches={[]} locale="zh" />, 'zh');
  expect(screen.getAllByRole('button')).toHaveLength(1);
  expect(document.querySelector('iframe')).toBeNull();
});

const named = (slug: string) => ({ slug, titles: { en: slug, zh: slug } });

const some: ExplainerItem[] = [
  {
    ...bare,
    slug: 'report',
    kind: 'paper',
    language: 'en',
    publisher: 'arXiv',
    publishedOn: '2023',
  },
  { ...bare, slug: 'news', kind: 'news', publisher: '新华社', publishedOn: '2024-02-20' },
  { ...bare, slug: 'talk', clips: [named('cat'), named('dog')], publishedOn: '2024-03' },
];

it('filters by links with counts under the other filters, the chosen one marked', async () => {
  const query = { ...EVERY_EXPLAINER, language: 'zh', published: '2024' };
  const counts = countExplainers(some, query);
  await renderOnServer(<ExplainerFilters query={query} counts={counts} locale="zh" />, 'zh');
  const link = (text: string) =>
    screen.getAllByRole('link').find((one) => one.textContent === text);
  expect(link('新闻 1')?.getAttribute('href')).toBe(
    '/zh/explainers?kind=news&language=zh&published=2024',
  );
  expect(link('论文 1')).toBeUndefined();
  expect(link('中文 2')?.getAttribute('aria-current')).toBe('true');
  expect(link('英文 1')).toBeUndefined();
  expect(link('2024 2')?.getAttribute('aria-current')).toBe('true');
  expect(link('2024年3月 1')).toBeDefined();
  expect(link('不明 1')?.getAttribute('href')).toContain('publisher=unknown');
});

it('leads to the clips and the batch an entry is about', async () => {
  const items: ExplainerItem[] = [
    { ...bare, slug: 'one', clips: [named('cat')] },
    { ...bare, slug: 'two', clips: [named('cat'), named('dog')], batch: 'page-2024-02-15' },
  ];
  const batches = [
    {
      key: 'page-2024-02-15',
      source: 'page',
      sourceNames: { en: 'The page', zh: '页面' },
      documentDate: '2024-02-15',
      heading: null,
      clipCount: 2,
      firstOn: null,
      lastOn: null,
    },
  ];
  await renderOnServer(<ExplainerList name="Videos" items={items} batches={batches} locale="en" />);
  screen.getByRole('link', { name: 'the whole batch of The page, 15 Feb 2024' });
  expect(screen.getAllByRole('link').map((one) => one.getAttribute('href'))).toEqual([
    '/clips/cat',
    '/clips/cat',
    '/clips/dog',
    '/batches/page-2024-02-15',
  ]);
  const many = Array.from({ length: 9 }, (_, at) => named(`c${at}`));
  await renderOnServer(
    <ExplainerList name="Lists" items={[{ ...bare, clips: many }]} batches={[]} locale="en" />,
  );
  const list = screen.getByRole('link', { name: '9 clips' }).getAttribute('href');
  expect(list).toBe('/list?clips=c0,c1,c2,c3,c4,c5,c6,c7,c8');
});

it('tells on a clip’s page what names it apart from what is about its batch, and counts papers', async () => {
  const items: ExplainerItem[] = [
    { ...bare, slug: 'own', title: 'Names it', clips: [named('cat')] },
    { ...bare, slug: 'page', title: 'Its batch', batch: 'b', kind: 'official' },
    ...[1, 2].map((at): ExplainerItem => {
      const paper = {
        authors: 'A',
        year: 2020,
        referenceNumber: at,
        arxivId: null,
        arxivIdFrom: null,
      };
      return { ...bare, slug: `p${at}`, title: 'Cited', kind: 'paper', batch: 'b', paper };
    }),
  ];
  await renderOnServer(<ClipExplainers slug="cat" items={items} locale="en" />);
  const text = document.body.textContent ?? '';
  expect(text).toMatch(/Names it.*About its whole batch.*Its batch/);
  expect(text).not.toContain('Cited');
  const papers = screen.getByRole('link', { name: 'Papers 2' });
  expect(papers.getAttribute('href')).toBe('/explainers?kind=paper&clip=cat');
  await renderOnServer(<ClipExplainers slug="cat" items={[]} locale="zh" />, 'zh');
  expect(document.body.textContent).toContain('目前不知');
});
