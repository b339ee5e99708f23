/** `gallery serve`: serves the built gallery until it is told to stop. Refuses arguments. */
export async function run(args: string[]): Promise<number> {
  if (args.length > 0) {
    console.error(`serve takes no arguments, not: ${args.join(' ')}`);
    return 2;
  }
  // Loaded in this order: Next chooses its production build as it loads.
  await import('../serve/prepare-process');
  const { runServer } = await import('../serve/run-server');
  return runServer(process.cwd());
}
