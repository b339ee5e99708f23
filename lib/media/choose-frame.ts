/** A frame that was looked at. */
export interface SeenFrame {
  atMs: number;
  /** The variance of its Laplacian: what is out of focus, smeared or empty has little. */
  sharpness: number;
  /** How often each of 64 colours (2 bits a channel) occurs, as shares of 1. */
  histogram: Float32Array;
}

// Films fade in and out; what stands there is rarely what they show.
const edgeShare = 0.05;
// Of so many frames that look most like the whole, the sharpest is taken.
const likelyShare = 0.5;

/**
 * Chooses the frame that stands for a clip: the sharpest of the half that looks most like the clip
 * as a whole. Never the first one where there is another. Refuses no frames at all.
 */
export function chooseFrame(frames: readonly SeenFrame[]): SeenFrame {
  const [first] = frames;
  if (first === undefined) throw new RangeError('A clip without frames has no poster.');
  const edge = Math.ceil(frames.length * edgeShare);
  const inner = frames.slice(edge, Math.max(edge + 1, frames.length - edge));
  const middle = average(frames.map(({ histogram }) => histogram));
  const likely = [...(inner.length > 0 ? inner : frames)]
    .sort((a, b) => apart(a.histogram, middle) - apart(b.histogram, middle))
    .slice(0, Math.max(1, Math.ceil(inner.length * likelyShare)));
  return likely.reduce((best, frame) => (frame.sharpness > best.sharpness ? frame : best));
}

function average(histograms: readonly Float32Array[]): Float32Array {
  const sum = new Float32Array(histograms[0]?.length ?? 0);
  for (const histogram of histograms) {
    for (let at = 0; at < sum.length; at += 1) {
      sum[at] = (sum[at] ?? 0) + (histogram[at] ?? 0) / histograms.length;
    }
  }
  return sum;
}

/** How much of two histograms does not overlap, 0 to 2. */
function apart(one: Float32Array, other: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at += 1) sum += Math.abs((one[at] ?? 0) - (other[at] ?? 0));
  return sum;
}
