// @vitest-environment jsdom
import { afterEach, describe, expect, test } from 'vitest';
import { formAddress, linkAddress } from '@/components/layout/soft-address';

afterEach(() => document.body.replaceChildren());

function follow(html: string, click: MouseEventInit = {}): string | null {
  document.body.innerHTML = html;
  const link = document.body.querySelector('a') as HTMLAnchorElement;
  let address: string | null = null;
  document.body.addEventListener(
    'click',
    (event) => {
      address = linkAddress(link, event as MouseEvent);
      event.preventDefault();
    },
    { once: true },
  );
  link.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ...click }));
  return address;
}

describe('a click on a link', () => {
  test('inside the gallery is a soft step', () => {
    expect(follow('<a href="/zh/clips/x?q=%E7%8C%AB#prompt">')).toBe(
      '/zh/clips/x?q=%E7%8C%AB#prompt',
    );
  });
  test.each([
    ['elsewhere', '<a href="https://openai.com/sora">'],
    ['to a file', '<a href="/media/0a.mp4">'],
    ['to the API', '<a href="/api/v1/clips">'],
    ['to a file of a page', '<a href="/clips/x/credit.txt">'],
    ['that downloads', '<a href="/clips/x" download>'],
    ['into another window', '<a href="/clips/x" target="_blank">'],
    ['marked hard', '<a href="/?lang=zh" data-hard>'],
    ['within the page', '<a href="#content">'],
    ['without an address', '<a>'],
  ])('%s is left to the browser', (_, html) => {
    expect(follow(html)).toBeNull();
  });
  test.each([
    { ctrlKey: true },
    { metaKey: true },
    { shiftKey: true },
    { altKey: true },
    { button: 1 },
  ])('with %o is left to the browser', (click) => {
    expect(follow('<a href="/clips/x">', click)).toBeNull();
  });
});

describe('a GET form', () => {
  const ask = (html: string): string | null => {
    document.body.innerHTML = html;
    const form = document.body.querySelector('form') as HTMLFormElement;
    return formAddress(form, new Event('submit', { cancelable: true }) as SubmitEvent);
  };
  const fields = '<input name="q" value=" 猫 "><input name="since" value="">';

  test('marked soft leads to its address, empty fields left out', () => {
    expect(ask(`<form action="/zh" data-soft>${fields}</form>`)).toBe('/zh?q=%E7%8C%AB');
    expect(ask('<form action="/" data-soft><input name="q" value=" "></form>')).toBe('/');
  });
  test('not marked, posted or elsewhere is left to the browser', () => {
    expect(ask(`<form action="/zh">${fields}</form>`)).toBeNull();
    expect(ask(`<form action="/zh" method="post" data-soft>${fields}</form>`)).toBeNull();
    expect(ask(`<form action="https://elsewhere.test/" data-soft>${fields}</form>`)).toBeNull();
  });
});
