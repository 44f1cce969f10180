import type { Problem } from '../../../meetings/problem.ts';
import type { ImportRefusal } from '../../../personas/imports/start-import.ts';
import { wordsOfNoAccess } from './access.ts';
import { problemsAt } from './problems.ts';
import { type ByKind, type ReasonBook, sayReason, wordsFor } from './reason.ts';

const atPika = problemsAt('Pika');

/** Why there is no form to fill in. */
export const importRefusals: ReasonBook<ByKind<ImportRefusal>> = {
  not_entitled: (refusal) => wordsOfNoAccess(refusal),
  nothing_read: () => ({
    what: 'There’s nothing of a self in it.',
    next: 'Give IDENTITY.md, SOUL.md, STYLE.md, RULES.md or soul.json, a zip with them, or their text.',
  }),
  no_self: () => ({
    what: 'This app’s key belongs to an account without a Pika AI Self.',
    next: 'Make one at pika.me, or import files.',
  }),
  pika_failed: ({ problem }) => atPika[problem.kind](problem),
};

export function sayNotImported(refusal: ImportRefusal): string {
  return sayReason(wordsFor(importRefusals, refusal, undefined));
}

export function sayPikaProblem(problem: Problem): string {
  return sayReason(atPika[problem.kind](problem));
}
