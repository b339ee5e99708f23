import type { PlayerWishes } from '@/components/player/player';

type Search = Record<string, string | string[] | undefined>;

function isOn(search: Search, name: string, usual: boolean): boolean {
  const value = [search[name] ?? ''].flat()[0];
  if (value === '1' || value === 'true') return true;
  if (value === '0' || value === 'false') return false;
  return usual;
}

/** How an embed's address wants its player; anything but 0, 1, true and false is as if not said. */
export function readWishes(search: Search): PlayerWishes {
  return {
    autoplay: isOn(search, 'autoplay', false),
    muted: isOn(search, 'muted', false),
    loop: isOn(search, 'loop', false),
    controls: isOn(search, 'controls', true),
  };
}
