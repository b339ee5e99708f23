import NotFound from '@/app/[locale]/not-found';

/** What a frame shows where nothing is filed. */
export default function EmbedNotFound() {
  return (
    <main>
      <NotFound />
    </main>
  );
}
