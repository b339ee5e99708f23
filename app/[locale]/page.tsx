/** The wall. */
export default function WallPage() {
  return <p>…</p>;
}
