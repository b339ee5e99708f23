// @vitest-environment jsdom
import { screen, within } from '@testing-library/dom';
import { expect, it, vi } from 'vitest';
import { ExplainerList } from '@/components/explainers/explainer-list';
import { KindLinks } from '@/components/explainers/kind-links';
import type { ExplainerItem } from '@/lib/explainers/list-explainers.server';
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
  clips: [],
};

it('keeps an entry without an address as a title that says so', async () => {
  await renderOnServer(<ExplainerList name="Videos" items={[bare]} locale="en" />);
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
  await renderOnServer(<ExplainerList name="Papers" items={items} locale="en" />);
  const times = [...document.querySelectorAll('time')];
  expect(times.map((one) => one.textContent)).toEqual(['2015', 'March 2015', '4 Mar 2015']);
  expect(screen.getAllByRole('link')[0]?.getAttribute('rel')).toContain('noreferrer');
});

it('plays a video in place only where there is one', async () => {
  const items = [bare, { ...bare, slug: 'b', url: 'https://youtu.be/HK6y8DAPN_0' }];
  await renderOnServer(<ExplainerList name="视频" items={items} locale="zh" />, 'zh');
  expect(screen.getAllByRole('button')).toHaveLength(1);
  expect(document.querySelector('iframe')).toBeNull();
});

it('filters by links with counts, the chosen one marked', async () => {
  const kinds = [{ kind: 'paper', name: '论文', count: 33 }];
  await renderOnServer(<KindLinks kinds={kinds} chosen="paper" total={99} locale="zh" />, 'zh');
  const [all, paper] = screen.getAllByRole('link');
  expect(all?.getAttribute('href')).toBe('/zh/explainers');
  expect(all?.textContent).toBe('全部 99');
  expect(paper?.getAttribute('href')).toBe('/zh/explainers?kind=paper');
  expect(paper?.getAttribute('aria-current')).toBe('page');
});
