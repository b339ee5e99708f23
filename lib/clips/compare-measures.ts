/** What a clip is said to be, or what a file was measured to be. null is unknown. */
export interface Measures {
  duration_ms: number | null;
  width: number | null;
  height: number | null;
  aspect: string | null;
  /** 0 and 1 from SQLite. */
  has_sound: boolean | number | null;
}

/** Where a file is not what its clip is said to be. Values are written for people. */
export interface Contradiction {
  fact: 'duration' | 'size' | 'aspect' | 'sound';
  known: string;
  measured: string;
}

// Publishers round durations to seconds, and players and headers differ by some frames.
const roundedMs = 600;
const roundedShare = 0.02;
const shapeShare = 0.03;

/** The names of the facts that a clip does not know and a file can tell. */
export function listUnknown(clip: Measures): string[] {
  const names: [keyof Measures, string][] = [
    ['duration_ms', 'duration'],
    ['width', 'width'],
    ['height', 'height'],
    ['aspect', 'aspect'],
    ['has_sound', 'sound'],
  ];
  return names.filter(([field]) => clip[field] === null).map(([, name]) => name);
}

/** Compares what is known of a clip with what was measured in its file; both are left as they are. */
export function compareMeasures(clip: Measures, file: Measures): Contradiction[] {
  const found: Contradiction[] = [];
  const note = (fact: Contradiction['fact'], known: string, measured: string) => {
    if (known !== measured) found.push({ fact, known, measured });
  };
  if (clip.duration_ms !== null && file.duration_ms !== null) {
    const apart = Math.abs(clip.duration_ms - file.duration_ms);
    if (apart > Math.max(roundedMs, clip.duration_ms * roundedShare)) {
      note('duration', writeSeconds(clip.duration_ms), writeSeconds(file.duration_ms));
    }
  }
  if (clip.width !== null && clip.height !== null) {
    note('size', `${clip.width} × ${clip.height}`, `${file.width} × ${file.height}`);
  }
  if (clip.aspect !== null && file.aspect !== null && !isLike(clip.aspect, file.aspect)) {
    note('aspect', clip.aspect, file.aspect);
  }
  if (clip.has_sound !== null && file.has_sound !== null) {
    note('sound', writeSound(clip.has_sound), writeSound(file.has_sound));
  }
  return found;
}

/** Whether two shapes as `16:9` are one to whoever names them: encoders cut some pixels off. */
function isLike(one: string, other: string): boolean {
  const [first = Number.NaN, second = Number.NaN] = [one, other].map((shape) => {
    const [width = Number.NaN, height = Number.NaN] = shape.split(':').map(Number);
    return width / height;
  });
  return Math.abs(first / second - 1) <= shapeShare;
}

const writeSeconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
const writeSound = (has: boolean | number) => (has ? 'with sound' : 'silent');
