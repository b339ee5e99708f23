/**
 * Whether a key belongs to somebody who is writing, choosing, composing (an input method) or using
 * a shortcut of the browser: then no key of ours may fire.
 */
export function isTyping(event: KeyboardEvent): boolean {
  // 229 is what older engines report for every key an input method takes.
  if (event.isComposing || event.keyCode === 229) return true;
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return true;
  const target = event.composedPath()[0];
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches('input, textarea, select, [role="textbox"]');
}
