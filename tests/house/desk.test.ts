import { expect, test } from 'vitest';
import { isDesk } from '@/lib/api/answer-desk.server';
import { deskRoutes } from '@/lib/api/desk-routes.server';
import { routes } from '@/lib/api/routes.server';
import { ROLES, SCOPES } from '@/lib/auth/who';

test('every row that changes something says who may', () => {
  expect(routes.filter(({ method }) => method !== 'GET')).toEqual([]);
  expect(deskRoutes.length).toBeGreaterThan(10);
  for (const { id, needs } of deskRoutes) {
    if (needs === 'anyone') continue;
    expect(ROLES, id).toContain(needs?.role);
    if (needs.scope !== null) expect(SCOPES, id).toContain(needs.scope);
  }
});

test('anyone may only come in, and tell us something', () => {
  const open = deskRoutes.filter(({ needs }) => needs === 'anyone');
  expect(open.map(({ method, path }) => `${method} ${path}`).sort()).toEqual([
    'POST /api/v1/desk/sign-in',
    'POST /api/v1/desk/sign-in/backup-code',
    'POST /api/v1/desk/sign-in/code',
    'POST /api/v1/desk/sign-in/passkey',
    'POST /api/v1/desk/sign-in/passkey-options',
    'POST /api/v1/desk/visitors/reports',
    'POST /api/v1/desk/visitors/suggestions',
  ]);
});

test('only what anyone may say is taken from a plain form', () => {
  const forms = deskRoutes.filter(({ takesForm }) => takesForm);
  expect(forms.map(({ needs }) => needs)).toEqual(['anyone', 'anyone']);
});

test('the two halves of the table share no address, no name and no prefix', () => {
  expect(deskRoutes.filter(({ path }) => !isDesk(path))).toEqual([]);
  expect(routes.filter(({ path }) => isDesk(path))).toEqual([]);
  const ids = [...routes, ...deskRoutes].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const places = deskRoutes.map(({ method, path }) => `${method} ${path}`);
  expect(new Set(places).size).toBe(places.length);
});
