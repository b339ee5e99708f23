import { existsSync } from 'node:fs';

// Imported before anything that reads the environment, which stands before what .env says.
if (existsSync('.env')) process.loadEnvFile('.env');
