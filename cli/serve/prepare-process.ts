import '../load-env-file';

// Before anything else is loaded: Next and React choose their production builds as they load.
Object.assign(process.env, { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' });
