/** A part of a picture, as shares of the whole from 0 to 1. */
export interface PanePlace {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A length of each side, in CSS pixels. */
interface Size {
  width: number;
  height: number;
}

/** How a pane fills a box: the video's transform from its upper left corner, and what of it is seen. */
export interface PaneView {
  scale: number;
  /** In CSS pixels of the box. */
  left: number;
  top: number;
  /** What is cut off the video at each side, in its own CSS pixels before the transform. */
  inset: { top: number; right: number; bottom: number; left: number };
}

/**
 * Where a pane of a picture has to go to fill a box as far as it can. The picture lies in the box as
 * `object-fit: contain` lays it.
 */
export function placePane(pane: PanePlace, box: Size, picture: Size): PaneView {
  const fit = Math.min(box.width / picture.width, box.height / picture.height);
  const shown = { width: picture.width * fit, height: picture.height * fit };
  const left = (box.width - shown.width) / 2 + pane.x * shown.width;
  const top = (box.height - shown.height) / 2 + pane.y * shown.height;
  const [width, height] = [pane.width * shown.width, pane.height * shown.height];
  const scale = Math.min(box.width / width, box.height / height);
  return {
    scale,
    left: box.width / 2 - scale * (left + width / 2),
    top: box.height / 2 - scale * (top + height / 2),
    inset: { top, left, right: box.width - left - width, bottom: box.height - top - height },
  };
}

/**
 * Shows one pane of a playing video, or all of it for null, in the same element and so on the same
 * clock, whatever size the box takes, until the signal.
 */
export function makePaneView(video: HTMLVideoElement, signal: AbortSignal) {
  let now: PanePlace | null = null;
  const draw = () => {
    const { clientWidth, clientHeight, videoWidth, videoHeight, style } = video;
    if (now === null || videoWidth === 0 || clientWidth === 0) {
      for (const name of ['transform', 'transform-origin', 'clip-path']) style.removeProperty(name);
      return;
    }
    const view = placePane(
      now,
      { width: clientWidth, height: clientHeight },
      { width: videoWidth, height: videoHeight },
    );
    const { top, right, bottom, left } = view.inset;
    style.transformOrigin = '0 0';
    style.transform = `translate(${view.left}px, ${view.top}px) scale(${view.scale})`;
    style.clipPath = `inset(${top}px ${right}px ${bottom}px ${left}px)`;
  };
  const watcher = new ResizeObserver(draw);
  watcher.observe(video);
  video.addEventListener('loadedmetadata', draw, { signal });
  signal.addEventListener('abort', () => watcher.disconnect(), { once: true });
  return (pane: PanePlace | null) => {
    now = pane;
    draw();
  };
}
