import 'server-only';
import { guardInput } from './guard-input.server';
import type { Probe } from './probe.server';
import { fitLongSide, samplingShape } from './recipe';
import { Refusal } from './refusal';
import { runProgram } from './run-program.server';
import { makeFrameSampler } from './sample-frames';

/** The look of a file's frames, two a second, without making anything of it. Refuses what breaks. */
export async function readFramePrint(path: string, probe: Probe): Promise<string> {
  const rate = samplingShape.printsPerSecond;
  const size = fitLongSide(probe, samplingShape.longSide, 8);
  const sampler = makeFrameSampler(size, rate);
  const filter = `fps=${rate}:round=up,scale=${size.width}:${size.height}:flags=area,format=rgba`;
  const wallSeconds = Math.ceil(60 + ((probe.durationMs ?? 0) / 1000) * 20);
  const limits = { wallSeconds, cpuSeconds: wallSeconds * 2, memoryBytes: 4 * 1024 ** 3 };
  const args = ['-nostdin', '-hide_banner', '-nostats', '-v', 'error', '-threads', '2'];
  args.push(...guardInput(path), '-map', '0:V:0', '-vf', filter, '-f', 'rawvideo', 'pipe:1');
  const { code } = await runProgram('ffmpeg', args, limits, (piece) => sampler.take(piece));
  if (code !== 0) throw new Refusal('it breaks while it is decoded; a whole copy would be right');
  return sampler.finish().framePrint;
}
