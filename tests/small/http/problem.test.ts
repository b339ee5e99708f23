import { expect, test } from 'vitest';
import { Problem, problemAnswer, problemStatuses, toProblem } from '@/lib/http/problem';

test('a problem is answered as one shape, kept by no cache', () => {
  const problem = new Problem('unknown_parameter', 'No such parameter.', {
    detail: { nearest: 'source' },
  });
  const answer = problemAnswer(problem);
  expect(answer.status).toBe(400);
  expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
  expect(answer.headers['cache-control']).toBe('no-store');
  expect(JSON.parse(String(answer.body))).toEqual({
    error: {
      code: 'unknown_parameter',
      message: 'No such parameter.',
      detail: { nearest: 'source' },
    },
  });
});

test('a problem without detail says null, and its headers go out', () => {
  const problem = new Problem('method_not_allowed', 'GET only.', { headers: { allow: 'GET' } });
  const answer = problemAnswer(problem);
  expect(answer.headers.allow).toBe('GET');
  expect(JSON.parse(String(answer.body)).error.detail).toBeNull();
});

test('every code has a status that says failure', () => {
  for (const status of Object.values(problemStatuses)) expect(status).toBeGreaterThanOrEqual(400);
});

test('what is not ours becomes a mute internal', () => {
  const secret = new Error('password in the message');
  const problem = toProblem(secret);
  expect(problem.status).toBe(500);
  expect(problem.cause).toBe(secret);
  expect(String(problemAnswer(problem).body)).not.toContain('password');
  expect(toProblem(problem)).toBe(problem);
});
