// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { VideoInPlace } from '@/components/explainers/video-in-place';
import { youtubeId } from '@/components/explainers/youtube-id';

afterEach(cleanup);

it('loads nothing before it is asked to, then from the host without cookies', async () => {
  render(<VideoInPlace id="HK6y8DAPN_0" title="Introducing Sora" play="Play here" note="…" />);
  expect(document.querySelector('iframe')).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Play here: Introducing Sora' }));
  const frame = screen.getByTitle<HTMLIFrameElement>('Introducing Sora');
  expect(new URL(frame.src).host).toBe('www.youtube-nocookie.com');
  expect(new URL(frame.src).pathname).toBe('/embed/HK6y8DAPN_0');
  expect(screen.queryByRole('button')).toBeNull();
  expect(document.activeElement).toBe(frame);
});

it.each([
  ['https://www.youtube.com/watch?v=HK6y8DAPN_0&t=3', 'HK6y8DAPN_0'],
  ['https://youtu.be/HK6y8DAPN_0?si=x', 'HK6y8DAPN_0'],
  ['https://m.youtube.com/shorts/HK6y8DAPN_0', 'HK6y8DAPN_0'],
  ['https://www.youtube-nocookie.com/embed/HK6y8DAPN_0', 'HK6y8DAPN_0'],
  ['https://www.youtube.com/@OpenAI', null],
  ['https://youtube.com.evil.example/watch?v=HK6y8DAPN_0', null],
  ['https://www.youtube.com/watch?v=<script>', null],
  ['no address', null],
  [null, null],
])('reads %s', (address, id) => {
  expect(youtubeId(address)).toBe(id);
});
