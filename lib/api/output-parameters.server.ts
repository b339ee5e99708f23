import 'server-only';
import { z } from 'zod';
import { Problem } from '@/lib/http/problem';
import { isLocale, LOCALES, type Locale } from '@/lib/i18n/locales';
import type { ParameterContract } from './api-route';

/** The parameter that carries the language of what leaves the house: such addresses have no `/zh`. */
export const LANGUAGE = 'lang';

/** How the description of the API shows it. */
export const languageParameter: ParameterContract = {
  description: 'The language of titles and labels; prompts are always given in all of theirs',
  schema: z.enum(LOCALES).default('en'),
  example: 'zh',
};

/** The language asked for, English when none is; refuses one the gallery does not have. */
export function readLanguage(params: URLSearchParams): Locale {
  const [first = 'en', ...more] = params.getAll(LANGUAGE).filter((value) => value !== '');
  if (isLocale(first) && more.length === 0) return first;
  throw refuseValue(params, LANGUAGE, `should be one of ${LOCALES.join(', ')}`);
}

/** Whether a switch is set (`true`, `1`) or not (`false`, `0`, left out); refuses anything else. */
export function readSwitch(params: URLSearchParams, name: string): boolean {
  const [value = 'false', ...more] = params.getAll(name).filter((one) => one !== '');
  if (more.length === 0 && /^(?:true|1)$/.test(value)) return true;
  if (more.length === 0 && /^(?:false|0)$/.test(value)) return false;
  throw refuseValue(params, name, 'should be “true” or “false”');
}

function refuseValue(params: URLSearchParams, parameter: string, problem: string): Problem {
  const value = params.getAll(parameter).join(',');
  return new Problem('invalid_parameter', `“${parameter}” is “${value}”; it ${problem}.`, {
    detail: { parameters: [{ parameter, value, problem }] },
  });
}
