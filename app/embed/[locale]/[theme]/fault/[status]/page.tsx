import FaultPage from '@/app/[locale]/fault/[status]/page';

type FaultProps = PageProps<'/embed/[locale]/[theme]/fault/[status]'>;

/** What the front shows in a frame in place of Next's empty shell for a failure. */
export default function EmbedFaultPage(props: FaultProps) {
  return (
    <main>
      <FaultPage {...props} />
    </main>
  );
}
