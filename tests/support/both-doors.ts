import { afterAll, beforeAll, inject } from 'vitest';
import { type AskOptions, ask, type Reply } from './open-front';
import { type NextGallery, serveNext } from './serve-next';

/** The shared gallery's front, and the same place served by Next alone, for one suite. */
export interface BothDoors {
  /** The ports of front and Next, in this order; known once the suite has begun. */
  ports(): [number, number];
  origins(): [string, string];
  /** What front and Next answer to the same request, in this order. */
  ask(path: string, asked?: AskOptions): Promise<[Reply, Reply]>;
}

/** Opens Next beside the shared gallery before the suite and stops it after. */
export function openBothDoors(): BothDoors {
  const gallery = inject('gallery');
  let next: NextGallery | undefined;
  beforeAll(async () => {
    next = await serveNext(gallery);
  });
  afterAll(() => next?.stop());
  const origins = (): [string, string] => [gallery.origin, next?.origin ?? ''];
  const ports = (): [number, number] => {
    const [front, behind] = origins();
    return [Number(new URL(front).port), Number(new URL(behind).port)];
  };
  return {
    ports,
    origins,
    async ask(path, asked = {}) {
      const [front, behind] = ports();
      return [await ask(front, path, asked), await ask(behind, path, asked)];
    },
  };
}
