import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { closeDatabase } from '@/lib/db/get-database.server';

/** What the options of a command come to; each is absent where it was not given. */
type Values<Options extends ParseArgsOptionsConfig> = ReturnType<
  typeof parseArgs<{ options: Options; allowPositionals: true }>
>['values'];

/** A command of the terminal; `--help` is everybody's. */
export interface Command<Options extends ParseArgsOptionsConfig, Request extends object> {
  usage: string;
  options: Options;
  /** What is asked; a text, perhaps empty, that says what is misused. May throw that too. */
  read(positionals: string[], values: Values<Options>): Request | string;
  /** Does it and gives the exit code; the database is closed afterwards. */
  act(request: Request): Promise<number>;
}

/** Does what a command's arguments ask and gives its exit code: help ends with 0, misuse with 2 and the usage. */
export async function answerRequest<
  const Options extends ParseArgsOptionsConfig,
  Request extends object,
>(args: string[], command: Command<Options, Request>): Promise<number> {
  const { usage, act } = command;
  const asked = readRequest(args, command);
  if (typeof asked === 'string') {
    console.error(asked === '' ? usage : `${asked}\n\n${usage}`);
    return 2;
  }
  if (asked === null) {
    console.log(usage);
    return 0;
  }
  try {
    return await act(asked);
  } finally {
    await closeDatabase();
  }
}

/** null where help is asked for. */
function readRequest<Options extends ParseArgsOptionsConfig, Request extends object>(
  args: string[],
  { options, read }: Command<Options, Request>,
): Request | string | null {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { ...options, help: { type: 'boolean', short: 'h' } },
    });
    const given = values as Values<Options> & { help?: boolean };
    return given.help ? null : read(positionals, given);
  } catch (thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown);
  }
}
