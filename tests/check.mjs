// `npm run check`: the laws of the house. Last line: `N passed, N failed`.
import { fileURLToPath } from 'node:url';
import { checks } from './verify/checks.mjs';
import { reportSteps, runSteps } from './verify/run-steps.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
process.exitCode = reportSteps(await runSteps(checks));
