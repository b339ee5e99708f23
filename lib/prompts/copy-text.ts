/**
 * Puts a text on the clipboard, letter by letter, and says whether that worked. Where the modern
 * way is missing or refused (a page on plain http, an old browser) it goes by a selection.
 */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

function copyBySelection(text: string): boolean {
  const focused = document.activeElement;
  const area = document.createElement('textarea');
  area.value = text;
  area.readOnly = true;
  // Seen by nobody, but laid out: what is not laid out cannot be selected.
  area.style.cssText = 'position:fixed;inset:0 auto auto 0;width:1px;height:1px;opacity:0';
  // Inside an open dialog the rest of the page cannot be selected.
  (document.querySelector('dialog[open]') ?? document.body).append(area);
  // Selecting gives no focus everywhere, and only what has it is copied.
  area.focus({ preventScroll: true });
  area.select();
  try {
    return document.execCommand('copy');
  } catch {
    return false;
  } finally {
    area.remove();
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  }
}
