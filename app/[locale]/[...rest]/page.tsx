import { notFound } from 'next/navigation';

/** Every address that no page has: answered inside the shell, in its language. */
export default function Unfiled() {
  notFound();
}
