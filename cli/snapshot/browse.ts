import { evaluateSearch, type IndexedTexts, indexTexts } from '@/lib/search/match-texts';
import { parseSearch } from '@/lib/search/parse-search';
import type { SnapshotRow } from './snapshot-row';

// Runs in the browser, from a file: no network, no modules, no history but the address's own end.

const rows = (globalThis as unknown as { promptreelSnapshot: SnapshotRow[] }).promptreelSnapshot;
const form = document.querySelector<HTMLFormElement>('#filters');
const cards = document.querySelectorAll<HTMLLIElement>('#wall > li');
const count = document.querySelector<HTMLElement>('[data-count]');
const empty = document.querySelector<HTMLElement>('#empty');
const other = document.querySelector<HTMLAnchorElement>('header a[hreflang]');
const index = new Map<SnapshotRow, IndexedTexts>();

function readTexts(row: SnapshotRow): IndexedTexts {
  const texts = index.get(row) ?? indexTexts(row.texts);
  index.set(row, texts);
  return texts;
}

/** Whether a clip is among those that are asked for; a printed day is a day in every zone. */
function fits(row: SnapshotRow, asked: Map<string, string>): boolean {
  for (const name of ['source', 'batch', 'capability', 'author'] as const) {
    if (asked.has(name) && row[name] !== asked.get(name)) return false;
  }
  const [since, until] = [asked.get('since'), asked.get('until')];
  if ((since ?? until) !== undefined && row.publishedOn === null) return false;
  if (since !== undefined && (row.publishedOn ?? '') < since) return false;
  if (until !== undefined && (row.publishedOn ?? '') > until) return false;
  if (asked.has('hasPrompt') && row.texts.prompts.length === 0) return false;
  const search = parseSearch(asked.get('q') ?? '');
  return search === null || evaluateSearch(search, readTexts(row));
}

function show(asked: Map<string, string>): void {
  let shown = 0;
  for (const [at, card] of cards.entries()) {
    const row = rows[at];
    card.hidden = row === undefined || !fits(row, asked);
    if (!card.hidden) shown += 1;
  }
  if (count !== null) {
    const all = count.dataset.all ?? count.textContent ?? '';
    count.dataset.all = all;
    const some = count.dataset.count ?? '{count}';
    count.textContent =
      asked.size === 0
        ? all
        : some.replace('{count}', String(shown)).replace('{total}', String(cards.length));
  }
  if (empty !== null) empty.hidden = shown > 0;
}

function readForm(from: HTMLFormElement): Map<string, string> {
  const fields = [...new FormData(from)].map(([name, value]) => [name, String(value)] as const);
  return new Map(fields.filter(([, value]) => value.trim() !== ''));
}

function writeForm(into: HTMLFormElement, asked: URLSearchParams): void {
  for (const field of into.elements) {
    if (field instanceof HTMLInputElement && field.type === 'checkbox') {
      field.checked = asked.get(field.name) === field.value;
    } else if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) {
      field.value = asked.get(field.name) ?? '';
    }
  }
}

if (form !== null) {
  const apply = () => {
    const asked = readForm(form);
    const hash = new URLSearchParams([...asked]).toString();
    history.replaceState(null, '', `#${hash}`);
    if (other !== null) other.hash = hash;
    show(asked);
  };
  const restore = () => {
    writeForm(form, new URLSearchParams(location.hash.slice(1)));
    apply();
  };
  form.hidden = false;
  form.addEventListener('input', apply);
  form.addEventListener('submit', (event) => event.preventDefault());
  // Its fields are empty a moment after the event, not before.
  form.addEventListener('reset', () => setTimeout(apply));
  addEventListener('hashchange', restore);
  // Coming back: a browser may have filled the fields in again by itself.
  addEventListener('pageshow', restore);
}
