import './serve/prepare-process';

// Only now: Next and React choose their production builds as they load.
const { runServer } = await import('./serve/run-server');

// Next may leave timers behind; everything of ours is closed by now.
process.exit(await runServer(process.cwd()));
