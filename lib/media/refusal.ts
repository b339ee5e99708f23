/** A file that is not taken in. The message is a sentence: what is wrong and what would be right. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}

/** A program of ffmpeg's that is not on this machine; the message names the package that has it. */
export class MissingProgram extends Error {
  override readonly name = 'MissingProgram';

  constructor(program: string) {
    super(
      `${program} was not found, and no file is stored unexamined. It comes with the package ffmpeg: on Debian and Ubuntu \`apt-get install -y ffmpeg\`.`,
    );
  }
}
