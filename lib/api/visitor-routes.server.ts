import 'server-only';
import { z } from 'zod';
import { type Taken, takeReport, takeSuggestion } from '@/lib/curation/take-word.server';
import type { Answer, AnswerRequest } from '@/lib/http/answer';
import { isLocale, localePath } from '@/lib/i18n/locales';
import { closedJson } from './desk-json.server';
import { type DeskRoute, deskRow } from './desk-route';

/** Fields of a form, whatever they hold: what is wrong with them is told on the form's page. */
const fields = z.record(z.string().max(40), z.string().max(10_000));

const STATUS: Record<Taken, number> = { sent: 202, wrong: 400, many: 429 };

/** A form's answer is its page again, with what became of it; a program's is JSON. */
function answerWord(
  { headers }: AnswerRequest,
  taken: Taken,
  path: string,
  { locale, slug }: Record<string, string>,
): Answer {
  const isForm = headers.get('content-type')?.startsWith('application/x-www-form-urlencoded');
  if (!isForm) return closedJson({ taken }, STATUS[taken]);
  const query = new URLSearchParams({ ...(slug === undefined ? {} : { clip: slug }), told: taken });
  const location = localePath(isLocale(locale) ? locale : 'en', `${path}?${query}`);
  return { status: 303, headers: { location }, body: null };
}

/** What visitors say: suggestions and reports, without an account, by a plain form too. */
export const visitorRoutes: readonly DeskRoute[] = [
  deskRow({
    method: 'POST',
    path: '/api/v1/desk/visitors/suggestions',
    id: 'suggestClip',
    summary: 'Suggest a clip: it waits for a curator',
    needs: 'anyone',
    takesForm: true,
    takes: fields,
    async act({ database, request, body }) {
      const taken = await takeSuggestion(database, request.reader ?? null, body);
      return answerWord(request, taken, '/suggest', body);
    },
  }),
  deskRow({
    method: 'POST',
    path: '/api/v1/desk/visitors/reports',
    id: 'reportClip',
    summary: 'Report a clip: a wrong credit or date, a takedown, rights',
    needs: 'anyone',
    takesForm: true,
    takes: fields,
    async act({ database, request, body }) {
      const taken = await takeReport(database, request.reader ?? null, body);
      return answerWord(request, taken, '/report', body);
    },
  }),
];
