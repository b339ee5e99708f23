import { expect, test } from 'vitest';
import { ProgramFailed, runProgram } from '@/cli/up/run-program.mjs';

const node = (script) => [process.execPath, '-e', script];

test('gives the lines of a program that ends well, of both streams, the last without an end too', async () => {
  const heard = [];
  const lines = await runProgram(node('console.log("a\\nb"); process.stderr.write("c")'), {
    onLine: (line) => heard.push(line),
  });
  expect(lines.toSorted()).toEqual(['a', 'b', 'c']);
  expect(heard).toEqual(lines);
});

test('a program that ends badly throws its code and its last lines', async () => {
  const script = 'for (let at = 0; at < 100; at++) console.log(at); process.exitCode = 3';
  const fault = await runProgram(node(script)).catch((thrown) => thrown);
  expect(fault).toBeInstanceOf(ProgramFailed);
  expect(fault.code).toBe(3);
  expect(fault.lines).toHaveLength(60);
  expect(fault.lines.at(-1)).toBe('99');
});

test('lines that only tell how far it is are handed on and not kept', async () => {
  const heard = [];
  const lines = await runProgram(node('console.log("npm http a"); console.log("b")'), {
    passing: /^npm http/,
    onLine: (line) => heard.push(line),
  });
  expect(lines).toEqual(['b']);
  expect(heard).toHaveLength(2);
});

test('a program that is not there, and one that is killed, say so', async () => {
  const missing = await runProgram(['promptreel-is-not-a-program']).catch((thrown) => thrown);
  expect(missing).toMatchObject({ code: 127 });
  const killed = await runProgram(node('process.kill(process.pid, "SIGKILL")')).catch(
    (thrown) => thrown,
  );
  expect(killed).toMatchObject({ code: 137, signal: 'SIGKILL' });
});

test('reads nothing: a program that waits for input finds its end', async () => {
  const script = 'process.stdin.on("end", () => console.log("end")).resume()';
  expect(await runProgram(node(script))).toEqual(['end']);
});
