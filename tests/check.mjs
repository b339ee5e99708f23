// `npm run check`: the laws of the house. Last line: `N passed, N failed`.
import { fileURLToPath } from 'node:url';
import { checks } from './verify/checks.mjs';
import { runAndReport, runBeside } from './verify/run-steps.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
process.exitCode = await runAndReport(() => runBeside(checks));
