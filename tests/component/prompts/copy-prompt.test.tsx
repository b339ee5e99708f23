// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CopyPrompt } from '@/components/prompts/copy-prompt';
import words from '@/lib/i18n/messages/en/prompts.json';
import type { CopiedClip } from '@/lib/prompts/copy-forms';

/** Timers are not real here, which only Vitest's own waiting knows. */
const slowly = { timeout: 45_000 };

const clip: CopiedClip = {
  slug: 'cat',
  prompt: [
    {
      texts: [
        { language: 'en', text: ' a cat.\n', origin: 'original' },
        { language: 'zh', text: '一只猫。', origin: 'translation' },
      ],
    },
  ],
  titles: { en: 'Cat', zh: '猫' },
  author: 'OpenAI',
  sourceNames: { en: 'OpenAI’s Sora page', zh: 'OpenAI 的 Sora 官方页面' },
  publishedOn: '2024-02-15',
  certainty: 'day',
};

const show = (locale: 'en' | 'zh' = 'en', one = clip) =>
  render(<CopyPrompt clip={one} locale={locale} path="/clips/cat" words={words.copy} />);
const button = (name: string) => screen.getByRole('button', { name: `Copy: ${name}` });
const press = async (name: string) => {
  // Focus comes with a press in browsers; here it is given.
  button(name).focus();
  fireEvent.click(button(name));
  await vi.waitFor(() => expect(screen.getByRole('status').textContent).not.toBe(''), slowly);
};
const copied = () => navigator.clipboard.readText();

// jsdom has no popover; the journeys try it in a browser.
HTMLElement.prototype.hidePopover ??= () => {};

// What was copied is shown for two seconds: on a busy machine they must not pass by themselves.
beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));

afterEach(() => {
  cleanup();
  localStorage.clear();
  vi.useRealTimers();
  // user-event selects what it clicks on, as no browser does with buttons.
  window.getSelection()?.removeAllRanges();
  vi.restoreAllMocks();
});

describe('the copy buttons', () => {
  it.each([
    ['English', ' a cat.\n', 'English prompt copied'],
    ['中文', '一只猫。', 'Chinese prompt copied'],
    ['Both', ' a cat.\n\n\n一只猫。', 'Prompt copied in both languages'],
  ])('%s copies letter by letter and says so', async (name, text, said) => {
    userEvent.setup({ delay: null });
    show();
    await press(name);
    expect(await copied()).toBe(text);
    expect(screen.getByRole('status').textContent).toBe(said);
  });

  it('Markdown names the clip’s own page', async () => {
    userEvent.setup({ delay: null });
    show();
    await press('Markdown');
    expect(await copied()).toContain(`[Cat](<${location.origin}/clips/cat>) · OpenAI`);
  });

  it('offers only what there is', () => {
    show('zh', { ...clip, prompt: [{ texts: clip.prompt[0]?.texts.slice(0, 1) ?? [] }] });
    expect(screen.getAllByRole('button').map((one) => one.getAttribute('aria-label'))).toEqual([
      'Copy: English',
      'Copy: Markdown',
      'Copy: More',
    ]);
  });

  it('offers the other forms in a menu, moved through by arrows', async () => {
    userEvent.setup({ delay: null });
    show();
    const items = screen.getAllByRole('menuitem', { hidden: true });
    expect(items.map((one) => one.textContent)).toEqual(['JSON', 'BibTeX', 'GB/T 7714']);
    items[0]?.focus();
    for (const [key, at] of [
      ['ArrowDown', 1],
      ['End', 2],
      ['ArrowDown', 0],
      ['ArrowUp', 2],
    ] as const) {
      fireEvent.keyDown(document.activeElement ?? document.body, { key });
      expect(document.activeElement).toBe(items[at]);
    }
    fireEvent.click(items[1] ?? document.body);
    await vi.waitFor(
      () => expect(screen.getByRole('status').textContent).toMatch(/BibTeX/),
      slowly,
    );
    expect(await copied()).toMatch(/^@online\{cat,\n {2}author = \{\{OpenAI\}\},/);
  });

  it('remembers the form that was chosen last for the key', async () => {
    userEvent.setup({ delay: null });
    show();
    await press('Both');
    cleanup();
    show();
    fireEvent.keyDown(document.body, { key: 'c' });
    await vi.waitFor(() => expect(screen.getByRole('status').textContent).toMatch(/both/), slowly);
    expect(button('Both').getAttribute('aria-keyshortcuts')).toBe('c');
  });

  it('cites a clip whose prompt is not known', () => {
    show('en', { ...clip, prompt: [] });
    expect(screen.getAllByRole('button')).toHaveLength(1);
    expect(screen.getAllByRole('menuitem', { hidden: true })).toHaveLength(3);
  });

  it('copies where the browser has no clipboard, as on plain http', async () => {
    userEvent.setup({ delay: null });
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('no'));
    let selected = '';
    document.execCommand = () => {
      const area = document.activeElement as HTMLTextAreaElement;
      selected = area.value.slice(area.selectionStart, area.selectionEnd);
      return true;
    };
    show();
    await press('English');
    expect(selected).toBe(' a cat.\n');
    expect(screen.getByRole('status').textContent).toBe('English prompt copied');
    expect(document.querySelector('textarea')).toBeNull();
    expect(document.activeElement).toBe(button('English'));
  });

  it('says when nothing was copied', async () => {
    userEvent.setup({ delay: null });
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('no'));
    document.execCommand = () => false;
    show();
    await press('English');
    expect(screen.getByRole('status').textContent).toBe(words.copy.failed);
  });
});

describe('the key c', () => {
  it.each([
    ['en', ' a cat.\n'],
    ['zh', '一只猫。'],
  ] as const)('copies in the language of the page (%s)', async (locale, text) => {
    userEvent.setup({ delay: null });
    show(locale);
    fireEvent.keyDown(document.body, { key: 'c' });
    await vi.waitFor(
      () => expect(screen.getByRole('status').textContent).toMatch(/copied/),
      slowly,
    );
    expect(await copied()).toBe(text);
  });

  it.each([
    ['composing', { isComposing: true }],
    ['an input method’s key', { keyCode: 229 }],
    ['Ctrl', { ctrlKey: true }],
    ['Command', { metaKey: true }],
    ['a held key', { repeat: true }],
    ['a capital letter', { key: 'C', shiftKey: true }],
  ])('is left alone: %s', async (_, event) => {
    userEvent.setup({ delay: null });
    const write = vi.spyOn(navigator.clipboard, 'writeText');
    show();
    fireEvent.keyDown(document.body, { key: 'c', ...event });
    expect(write).not.toHaveBeenCalled();
  });

  it.each(['input', 'textarea', 'select'])('does nothing inside <%s>', (name) => {
    userEvent.setup({ delay: null });
    const write = vi.spyOn(navigator.clipboard, 'writeText');
    show();
    const field = document.body.appendChild(document.createElement(name));
    fireEvent.keyDown(field, { key: 'c' });
    field.remove();
    expect(write).not.toHaveBeenCalled();
  });

  it('leaves words that are selected to the reader', () => {
    userEvent.setup({ delay: null });
    const write = vi.spyOn(navigator.clipboard, 'writeText');
    const { container } = show();
    window.getSelection()?.selectAllChildren(container);
    fireEvent.keyDown(document.body, { key: 'c' });
    window.getSelection()?.removeAllRanges();
    expect(write).not.toHaveBeenCalled();
  });
});
