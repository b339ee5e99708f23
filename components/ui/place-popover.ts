/** Puts a popover under what opened it, or above where the window ends; always within the window. */
export function placePopover(box: HTMLElement, opener: HTMLElement): void {
  const under = opener.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const room = clientWidth - box.offsetWidth - 8;
  const isLow = under.bottom + 4 + box.offsetHeight > clientHeight;
  box.style.left = `${Math.max(8, Math.min(under.left, room))}px`;
  box.style.top = `${isLow ? under.top - 4 - box.offsetHeight : under.bottom + 4}px`;
}
