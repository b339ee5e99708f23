// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openDateTools } from '@/components/clips/date-tools';
import en from '@/lib/i18n/messages/en/filters.json';

const words = { ...en.date.edges, places: en.date.places };
const facts = { others: ['America/Los_Angeles', 'Asia/Shanghai'], words, locale: 'en' as const };

let section: HTMLElement;
let end: () => void;
let went: string[];

// Five bars of 10 px; on the second nothing came out.
beforeEach(() => {
  const bars = [15, 16, 17, 18, 19].map((day) => {
    const link = day === 16 ? '' : `<a href="#${day}">${day}</a>`;
    return `<li data-since="2024-02-${day}" data-until="2024-02-${day}">${link}</li>`;
  });
  document.body.innerHTML = `<div id="announcer"></div><section>
    <ol data-span="/?since=1000-01-01&amp;until=1000-01-02" data-zone="Asia/Shanghai">${bars.join('')}</ol>
    <input name="since"><input name="until"><select name="zone"><option>UTC</option></select>
    <p data-edges="At rest.">At rest.</p></section>`;
  section = document.querySelector('section') as HTMLElement;
  section.querySelectorAll('li').forEach((bar, at) => {
    bar.getBoundingClientRect = () => new DOMRect(at * 10, 0, 10, 40);
  });
  const strip = section.querySelector('ol') as HTMLElement;
  strip.setPointerCapture = vi.fn();
  went = [];
  document.body.addEventListener('click', note);
  end = openDateTools(section, facts);
});
afterEach(() => {
  end();
  document.body.removeEventListener('click', note);
});

function note(event: Event) {
  event.preventDefault();
  went.push((event.target as HTMLElement).getAttribute('href') ?? '');
}
const point = (name: string, clientX: number, target: Element) =>
  target.dispatchEvent(new PointerEvent(name, { bubbles: true, clientX, button: 0 }));
const key = (name: string, shiftKey = false) =>
  document.activeElement?.dispatchEvent(
    new KeyboardEvent('keydown', { key: name, shiftKey, bubbles: true, cancelable: true }),
  );
const linkOf = (day: number) =>
  section.querySelector<HTMLElement>(`[href="#${day}"]`) as HTMLElement;
// Intl sets thin spaces around its dash.
const said = () => section.querySelector('[data-edges]')?.textContent?.replaceAll('\u2009', '');

it('leads to the span that a pointer dragged across, and not to the bar it ended on', () => {
  point('pointerdown', 45, linkOf(19));
  point('pointermove', 12, linkOf(19));
  expect(section.querySelectorAll('[data-brushed]')).toHaveLength(4);
  expect(said()).toBe(
    '16–19 Feb 2024 in Beijing runs from 15 Feb, 08:00 to 19 Feb, 08:00 in San Francisco.',
  );
  point('pointerup', 12, linkOf(19));
  linkOf(19).click();
  expect(went).toEqual(['/?since=2024-02-16&until=2024-02-19']);
  expect(section.querySelectorAll('[data-brushed]')).toHaveLength(0);
  linkOf(17).click();
  expect(went.at(-1)).toBe('#17');
});

it('takes a short way for a click, and gives up what the system takes over', () => {
  point('pointerdown', 22, linkOf(17));
  point('pointermove', 25, linkOf(17));
  point('pointerup', 25, linkOf(17));
  point('pointerdown', 22, linkOf(17));
  point('pointermove', 45, linkOf(17));
  point('pointercancel', 45, linkOf(17));
  expect(section.querySelectorAll('[data-brushed]')).toHaveLength(0);
  expect(went).toEqual([]);
});

it('goes along the bars by arrows, with Shift takes a span, says it, and Enter leads there', () => {
  linkOf(15).focus();
  expect([...section.querySelectorAll('a')].map(({ tabIndex }) => tabIndex)).toEqual([
    0, -1, -1, -1,
  ]);
  key('ArrowRight');
  expect(document.activeElement).toBe(linkOf(17));
  key('ArrowRight', true);
  key('ArrowRight', true);
  expect(section.querySelectorAll('[data-brushed]')).toHaveLength(3);
  expect(document.getElementById('announcer')?.textContent).toMatch(/^17.*19 Feb 2024 in Beijing/);
  key('Escape');
  expect(section.querySelectorAll('[data-brushed]')).toHaveLength(0);
  expect(said()).toBe('At rest.');
  key('Home', true);
  key('Enter');
  expect(went).toEqual(['/?since=2024-02-15&until=2024-02-19']);
});

it('tells the edges of what stands in the fields', () => {
  const [since, until] = section.querySelectorAll('input');
  for (const field of [since, until]) {
    if (field === undefined) continue;
    field.value = '2024-02-16';
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
  expect(said()).toBe(
    '16 Feb 2024 in UTC runs from 15 Feb, 16:00 to 16 Feb, 16:00 in San Francisco.',
  );
});
