import { existsSync } from 'node:fs';

// Before anything else is loaded: Next and React choose their production builds as they load. What
// the environment says stands before what .env says.
if (existsSync('.env')) process.loadEnvFile('.env');
Object.assign(process.env, { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' });
