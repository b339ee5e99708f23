'use client';

import { usePathname } from 'next/navigation';
import { splitLocale } from '@/lib/i18n/locales';

/** A page of the header: its address, the same without the language, and its name. */
export interface PageLink {
  href: string;
  path: string;
  name: string;
}

/** The header's pages, the one that is open marked. */
export function PageLinks({ links }: { links: readonly PageLink[] }) {
  const here = splitLocale(usePathname()).path;
  return (
    <ul className="plain">
      {links.map(({ href, path, name }) => {
        const isHere = path === '/' ? here === '/' : here === path || here.startsWith(`${path}/`);
        return (
          <li key={path}>
            <a href={href} aria-current={isHere ? 'page' : undefined}>
              {name}
            </a>
          </li>
        );
      })}
    </ul>
  );
}
