import 'server-only';
import { z } from 'zod';
import { foundClip } from './found-clip.server';

const line = z.string().trim().min(1).max(300);
const prose = z.string().trim().max(5_000);
const address = z.url({ protocol: /^https?$/ }).max(4_096);

/** A field that a seed or an import would write otherwise than a curator did. */
export const differencePayload = z.strictObject({
  kind: z.string().describe('The kind of record'),
  key: z.string().describe('Its slug or key'),
  fields: z.record(z.string(), z.strictObject({ kept: z.json(), offered: z.json() })),
});

/** A clip that a visitor suggests: an address, and what they say of it. */
export const suggestionPayload = z.strictObject({
  url: address,
  title: line.nullable(),
  prompt: prose.nullable(),
  note: prose.nullable(),
  contact: line.nullable(),
});

/** What a visitor reports. */
export const REPORT_REASONS = ['credit', 'takedown', 'rights', 'date', 'other'] as const;

/** What a visitor reports of a clip: a wrong credit or date, a wish to have it taken down, rights. */
export const reportPayload = z.strictObject({
  slug: z.string(),
  about: z.enum(REPORT_REASONS),
  text: prose.min(1),
  contact: line.nullable(),
});

/** How an explainer was found to mention a clip. */
export const MENTIONS = ['address', 'prompt', 'title'] as const;

/** An article, paper or video as a feed tells of it, with the clips that it seems to be about. */
export const foundExplainer = z.strictObject({
  title: line,
  url: address,
  kind: z.enum(['article', 'video']),
  publisher: line.nullable(),
  publishedOn: z.iso.date().nullable(),
  summary: z.string().trim().max(2_000).nullable(),
  clips: z
    .array(z.strictObject({ slug: z.string(), by: z.enum(MENTIONS), words: z.string().max(300) }))
    .max(50)
    .describe('Suggested, by what it says in its own words; a curator decides'),
});

/** The payload of each kind of candidate; an appearance is one more place of a known clip. */
export const candidateContracts = {
  clip: foundClip,
  appearance: foundClip,
  explainer: foundExplainer,
  difference: differencePayload,
  suggestion: suggestionPayload,
  report: reportPayload,
} as const;

export type CandidateKind = keyof typeof candidateContracts;
/** Every kind of candidate. */
export const CANDIDATE_KINDS = Object.keys(candidateContracts) as [
  CandidateKind,
  ...CandidateKind[],
];

export type PayloadOf<Of extends CandidateKind> = z.output<(typeof candidateContracts)[Of]>;

/** Where candidates come from. */
export const CANDIDATE_ORIGINS = ['import', 'seed', 'feed', 'page', 'visitor'] as const;
export type CandidateOrigin = (typeof CANDIDATE_ORIGINS)[number];
