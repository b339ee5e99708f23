import { formatTimecode } from '@/lib/format/format-timecode';
import { make } from './make-element';
import { parseStoryboard, pictureAt, type StoryPicture } from './parse-storyboard';

/** How long a picture stays after a step by key, in milliseconds. */
const LINGER_MS = 900;

/**
 * Shows over the line of time which second, and which picture where there is a storyboard, lies under
 * the pointer or the finger, and where a key leads. The storyboard is fetched when first needed.
 */
export function showSeekPreview(
  line: HTMLElement,
  video: HTMLVideoElement,
  storyboard: string | null,
  signal: AbortSignal,
): void {
  const picture = make('div', { className: 'player-preview-picture', hidden: true });
  const time = make('div', { className: 'player-preview-time' });
  const preview = make('div', { className: 'player-preview', hidden: true }, picture, time);
  preview.ariaHidden = 'true';
  line.append(preview);
  let pictures: StoryPicture[] = [];
  let isAsked = false;
  let lingering = 0;
  let shown = 0;

  const fetchPictures = async () => {
    if (isAsked || storyboard === null) return;
    isAsked = true;
    try {
      const reply = await fetch(storyboard, { signal });
      if (reply.ok) pictures = parseStoryboard(await reply.text(), reply.url);
      if (!preview.hidden) show(shown);
    } catch {
      // Left, or offline: the seconds alone are shown.
    }
  };
  const show = (share: number) => {
    const { duration } = video;
    if (!Number.isFinite(duration)) return;
    shown = share;
    void fetchPictures();
    const second = Math.min(1, Math.max(0, share)) * duration;
    const found = pictureAt(pictures, second);
    picture.hidden = found === null;
    if (found !== null) {
      Object.assign(picture.style, {
        width: `${found.width}px`,
        height: `${found.height}px`,
        backgroundImage: `url("${found.url}")`,
        backgroundPosition: `-${found.x}px -${found.y}px`,
      });
    }
    time.textContent = formatTimecode(second);
    preview.hidden = false;
    const { width, left } = line.getBoundingClientRect();
    const half = preview.offsetWidth / 2;
    const box = line.closest('[data-vjs-player]')?.getBoundingClientRect() ?? {
      left,
      right: left + width,
    };
    const at = Math.min(box.right - half - 4, Math.max(box.left + half + 4, left + share * width));
    preview.style.left = `${at - left}px`;
  };
  const hide = () => {
    clearTimeout(lingering);
    preview.hidden = true;
  };
  const follow = ({ clientX }: PointerEvent) => {
    clearTimeout(lingering);
    const { left, width } = line.getBoundingClientRect();
    if (width > 0) show((clientX - left) / width);
  };
  const area = line.parentElement ?? line;
  for (const type of ['pointermove', 'pointerdown'] as const) {
    area.addEventListener(type, follow, { signal });
  }
  for (const type of ['pointerleave', 'pointercancel'] as const) {
    area.addEventListener(type, hide, { signal });
  }
  // A finger that lifts leaves nothing behind; a mouse is still there.
  area.addEventListener('pointerup', (event) => event.pointerType === 'touch' && hide(), {
    signal,
  });
  const linger = () => {
    if (!line.matches(':focus-visible')) return;
    show(video.currentTime / video.duration);
    clearTimeout(lingering);
    lingering = window.setTimeout(hide, LINGER_MS);
  };
  video.addEventListener('seeking', linger, { signal });
  line.addEventListener('blur', hide, { signal });
  signal.addEventListener('abort', () => clearTimeout(lingering), { once: true });
}
