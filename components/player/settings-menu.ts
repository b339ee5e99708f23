import { make } from './make-element';

/** One choice of several, as radio buttons on one line. */
export interface MenuChoice {
  legend: string;
  options: readonly { value: string; label: string }[];
  read(): string;
  choose(value: string): void;
}

/** A line of buttons that do something at once and leave the menu open. */
export interface MenuActs {
  legend: string;
  buttons: readonly { label: string; name?: string; act(): void }[];
}

/** A menu in the browser's top layer, with the button that opens it. */
export interface SettingsMenu {
  button: HTMLButtonElement;
  menu: HTMLElement;
  /** Shows what is chosen now. */
  refresh(): void;
}

let count = 0;

const SVG = 'http://www.w3.org/2000/svg';

/** Two lines with a knob each, drawn on the grid of 16 as the gallery's icons are. */
function drawSign(): SVGSVGElement {
  const sign = document.createElementNS(SVG, 'svg');
  sign.setAttribute('viewBox', '0 0 16 16');
  sign.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute(
    'd',
    'M2 5h5.5M11.5 5H14M2 11h2.5M8.5 11H14M9.5 3a2 2 0 1 0 0 4 2 2 0 0 0 0-4ZM6.5 9a2 2 0 1 0 0 4 2 2 0 0 0 0-4Z',
  );
  sign.append(path);
  return sign;
}

/** Whether a line is a choice, not a line of buttons. */
const isChoice = (line: MenuChoice | MenuActs): line is MenuChoice => 'options' in line;

/**
 * Makes the menu of a player's settings. Radio buttons bring the keyboard along: Tab from line to
 * line, arrows inside one; Escape and a touch outside close it and the focus returns.
 */
export function makeMenu(name: string, lines: readonly (MenuChoice | MenuActs)[]): SettingsMenu {
  count += 1;
  const id = `player-settings-${count}`;
  const refreshes: (() => void)[] = [];
  const menu = make(
    'div',
    { id, popover: 'auto', className: 'player-menu', role: 'dialog', ariaLabel: name },
    ...lines.map((line, at) => {
      const legend = make('legend', {}, line.legend);
      if (!isChoice(line)) {
        const buttons = line.buttons.map(({ label, name: spoken, act }) => {
          const button = make('button', { type: 'button', ariaLabel: spoken ?? null }, label);
          button.addEventListener('click', act);
          return button;
        });
        return make('fieldset', {}, legend, make('div', {}, ...buttons));
      }
      const radios = line.options.map(({ value, label }) => {
        const radio = make('input', { type: 'radio', name: `${id}-${at}`, value });
        radio.addEventListener('change', () => line.choose(value));
        return { radio, label: make('label', {}, radio, make('span', {}, label)) };
      });
      refreshes.push(() => {
        const now = line.read();
        for (const { radio } of radios) radio.checked = radio.value === now;
      });
      return make('fieldset', {}, legend, make('div', {}, ...radios.map((one) => one.label)));
    }),
  );
  const button = make('button', {
    type: 'button',
    className: 'player-settings',
    title: name,
    ariaLabel: name,
  });
  button.append(drawSign());
  button.setAttribute('popovertarget', id);
  button.setAttribute('aria-haspopup', 'dialog');
  const refresh = () => {
    for (const one of refreshes) one();
  };
  menu.addEventListener('beforetoggle', refresh);
  menu.addEventListener('toggle', (event) => {
    if ((event as ToggleEvent).newState === 'open') place(menu, button);
  });
  return { button, menu, refresh };
}

/** Above its button, else below it, inside the window; the focus goes to what is chosen first. */
function place(menu: HTMLElement, button: HTMLElement): void {
  const under = button.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const left = Math.min(under.right - menu.offsetWidth, clientWidth - menu.offsetWidth - 8);
  const above = under.top - menu.offsetHeight - 8;
  const below = under.bottom + 8;
  const isBelow = above < 8 && below + menu.offsetHeight + 8 <= clientHeight;
  const top = isBelow ? below : above;
  menu.style.left = `${Math.max(8, left)}px`;
  menu.style.top = `${Math.max(8, top)}px`;
  menu.querySelector<HTMLElement>('input:checked, button')?.focus();
}
