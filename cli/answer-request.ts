/** What a command's arguments came to: what is asked; null for help; a text, perhaps empty, that says what is misused. */
export type Asked<Request> = Request | null | string;

/** Does what is asked and gives its exit code; help ends with 0, misuse with 2 and the usage. */
export async function answerRequest<Request extends object>(
  asked: Asked<Request>,
  usage: string,
  act: (request: Request) => Promise<number>,
): Promise<number> {
  if (typeof asked === 'string') {
    console.error(asked === '' ? usage : `${asked}\n\n${usage}`);
    return 2;
  }
  if (asked === null) {
    console.log(usage);
    return 0;
  }
  return act(asked);
}
