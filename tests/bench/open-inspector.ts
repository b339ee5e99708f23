import type { CpuProfile } from './read-profile';

/** How often V8 looks where the thread is, microseconds. */
const INTERVAL_US = 250;

/** A process that can be looked into while it works. */
export interface Inspector {
  /** Does some work meanwhile, and gives what the process's main thread did. */
  profile(work: () => Promise<void>): Promise<CpuProfile>;
  close(): void;
}

/**
 * Opens the inspector of a Node process at the `ws:` address it told when it started with `--inspect`
 * (chromedevtools.github.io/devtools-protocol/v8).
 */
export async function openInspector(address: string): Promise<Inspector> {
  const socket = new WebSocket(address);
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve(), { once: true });
    socket.addEventListener('error', () => reject(new Error(`No inspector at ${address}.`)));
  });
  socket.addEventListener('message', ({ data }) => {
    const { id, result, error } = JSON.parse(String(data));
    const asked = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) asked?.resolve(result);
    else asked?.reject(new Error(error.message));
  });
  let asked = 0;
  const ask = (method: string, params: object = {}): Promise<unknown> => {
    asked += 1;
    const answer = Promise.withResolvers<unknown>();
    waiting.set(asked, answer);
    socket.send(JSON.stringify({ id: asked, method, params }));
    return answer.promise;
  };
  await ask('Profiler.enable');
  await ask('Profiler.setSamplingInterval', { interval: INTERVAL_US });
  return {
    async profile(work) {
      await ask('Profiler.start');
      await work();
      const { profile } = (await ask('Profiler.stop')) as { profile: CpuProfile };
      return profile;
    },
    close: () => socket.close(),
  };
}
