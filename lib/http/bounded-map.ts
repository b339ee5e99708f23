interface Held<Value> {
  value: Value;
  sizeBytes: number;
}

/**
 * A map that holds at most `limitBytes`, by the sizes it is told: what was asked for longest ago
 * goes first. What alone would take more than an eighth of it is not held at all.
 */
export class BoundedMap<Value> {
  readonly #held = new Map<string, Held<Value>>();
  readonly #limitBytes: number;
  #sizeBytes = 0;
  /** Which key is the last to go, where that is known. */
  #youngest: string | null = null;

  constructor(limitBytes: number) {
    this.#limitBytes = limitBytes;
  }

  get sizeBytes(): number {
    return this.#sizeBytes;
  }

  get count(): number {
    return this.#held.size;
  }

  /** The value under a key, which thereby becomes the last to go. */
  get(key: string): Value | undefined {
    const held = this.#held.get(key);
    if (held === undefined) return undefined;
    // What is asked for again and again need not be moved.
    if (key === this.#youngest) return held.value;
    this.#held.delete(key);
    this.#held.set(key, held);
    this.#youngest = key;
    return held.value;
  }

  /** Holds a value, in place of what was under the key. */
  set(key: string, value: Value, sizeBytes: number): void {
    this.delete(key);
    if (sizeBytes > this.#limitBytes / 8) return;
    this.#held.set(key, { value, sizeBytes });
    this.#youngest = key;
    this.#sizeBytes += sizeBytes;
    this.#makeRoom();
  }

  /** Says that a held value has grown; quiet when that very value is no longer held. */
  grow(key: string, value: Value, bytes: number): void {
    const held = this.#held.get(key);
    if (held === undefined || held.value !== value) return;
    held.sizeBytes += bytes;
    this.#sizeBytes += bytes;
    this.#makeRoom();
  }

  delete(key: string): void {
    const held = this.#held.get(key);
    if (held === undefined) return;
    this.#held.delete(key);
    this.#sizeBytes -= held.sizeBytes;
  }

  clear(): void {
    this.#held.clear();
    this.#sizeBytes = 0;
  }

  #makeRoom(): void {
    for (const key of this.#held.keys()) {
      if (this.#sizeBytes <= this.#limitBytes) return;
      this.delete(key);
    }
  }
}
