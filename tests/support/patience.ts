/**
 * Waits as long as a machine with much else to do may need: what is waited for in a component's test
 * comes at once or not at all, and how soon is not what the test holds.
 */
if (typeof document !== 'undefined') {
  const { configure } = await import('@testing-library/react');
  configure({ asyncUtilTimeout: 45_000 });
}

export {};
