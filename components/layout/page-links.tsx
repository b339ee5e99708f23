'use client';

import { usePathname } from 'next/navigation';
import { splitLocale } from '@/lib/i18n/locales';

/** A page of the header: its address, the same without the language, and its name. */
export interface PageLink {
  href: string;
  path: string;
  name: string;
}

/**
 * The header's pages, the one that is open marked. As a popover it is a menu, which a step to another
 * page closes.
 */
export function PageLinks({
  links,
  ...nav
}: { links: readonly PageLink[] } & React.ComponentProps<'nav'>) {
  const here = splitLocale(usePathname()).path;
  return (
    <nav key={nav.popover && here} {...nav}>
      <ul>
        {links.map(({ href, path, name }) => (
          <li key={path}>
            <a
              href={href}
              aria-current={here === path || here.startsWith(`${path}/`) ? 'page' : undefined}
            >
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
