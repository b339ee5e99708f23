/** How often the line of a running step is drawn anew. */
const REDRAW_MS = 250;

const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/**
 * Shows `count` steps, one line each: `[2/5] build … 12.3 s`. On a terminal the line of a running
 * step is drawn anew with its seconds and the last thing it said; elsewhere each change is a line.
 */
export function showSteps(count, out = process.stdout) {
  let number = 0;
  return {
    /** Runs a step with `say(line)` in hand; it gives what to add to its line when it is done. */
    async run(name, work) {
      number += 1;
      const head = `[${number}/${count}] ${name}`;
      const started = performance.now();
      let last = '';
      const draw = () => {
        const line = `${head} … ${seconds(started)}  ${last}`;
        out.write(`\r\x1b[2K${line.slice(0, (out.columns ?? 80) - 1)}`);
      };
      const timer = out.isTTY ? setInterval(draw, REDRAW_MS) : null;
      if (!out.isTTY) out.write(`${head} …\n`);
      const end = (line) => {
        if (timer) clearInterval(timer);
        out.write(`${out.isTTY ? '\r\x1b[2K' : ''}${line}\n`);
      };
      try {
        const done = await work((line) => {
          last = line.trim();
        });
        end(`${head}: ${done} (${seconds(started)})`);
      } catch (fault) {
        end(`${head}: failed (${seconds(started)})`);
        throw fault;
      }
    },
  };
}
