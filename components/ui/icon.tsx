const PATHS = {
  search: 'M10.5 10.5 14 14M11.5 7a4.5 4.5 0 1 1-9 0 4.5 4.5 0 0 1 9 0Z',
  copy: 'M5.5 5.5v-3h8v8h-3M2.5 5.5h8v8h-8Z',
  check: 'm2.5 8.5 3.5 3.5 7.5-8',
  close: 'm3.5 3.5 9 9m0-9-9 9',
  grid: 'M2.5 3.5h3v3.5h-3ZM7 3.5h6.5v3.5H7ZM2.5 9h6v3.5h-6ZM10 9h3.5v3.5H10Z',
  large: 'M2.5 2.5h11v11h-11Z',
  list: 'M2.5 3h4v3.5h-4ZM8.5 3.8h5M8.5 5.8h3.5M2.5 9.5h4V13h-4ZM8.5 10.3h5M8.5 12.3h3.5',
  filter: 'M2 4.5h12M4.5 8h7M6.5 11.5h3',
  menu: 'M2 5h12M2 11h12',
  sun: 'M8 5.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6ZM8 1.2v1.5M8 13.3v1.5M1.2 8h1.5M13.3 8h1.5M3.2 3.2l1 1M11.8 11.8l1 1M3.2 12.8l1-1M11.8 4.2l1-1',
  moon: 'M13.5 9.6A5.8 5.8 0 0 1 6.4 2.5a5.8 5.8 0 1 0 7.1 7.1Z',
  play: 'M4.5 2.8v10.4L13 8Z',
  pause: 'M5 3v10M11 3v10',
  left: 'M10 3 5 8l5 5',
  right: 'm6 3 5 5-5 5',
  up: 'm3 10 5-5 5 5',
  down: 'm3 6 5 5 5-5',
  download: 'M8 2v8M4.5 7 8 10.5 11.5 7M2.5 13.5h11',
  external: 'M6 3.5H2.5v10h10V10M9 2.5h4.5V7M13.5 2.5 7.5 8.5',
  calendar: 'M2.5 4h11v9.5h-11ZM2.5 7h11M5.5 2v3M10.5 2v3',
  heart: 'M8 13.4 2.9 8.2a3.1 3.1 0 0 1 4.4-4.4l.7.7.7-.7a3.1 3.1 0 0 1 4.4 4.4Z',
  qr: 'M2.5 2.5h4v4h-4ZM9.5 2.5h4v4h-4ZM2.5 9.5h4v4h-4ZM9.5 9.5h1.5v1.5M13.5 9.5v2M11 13.5h2.5M9.5 12v1.5',
  sound: 'M2.5 6v4h2.8L9 13V3L5.3 6ZM11.3 5.5a3.6 3.6 0 0 1 0 5',
} as const;

/** The icons there are, drawn here on a grid of 16. */
export type IconName = keyof typeof PATHS;

/** A line icon as tall as the text beside it. Says nothing by itself: the control carries the name. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg
      viewBox="0 0 16 16"
      width="1em"
      height="1em"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.3"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
