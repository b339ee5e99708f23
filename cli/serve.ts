import './serve/prepare-process';
import { runServer } from './serve/run-server';

// Next may leave timers behind; everything of ours is closed by now.
process.exit(await runServer(process.cwd()));
