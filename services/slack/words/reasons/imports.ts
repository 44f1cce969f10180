import type { Problem } from '../../../meetings/problem.ts';
import type { ImportRefusal } from '../../../personas/imports/start-import.ts';
import { waiting } from '../amounts.ts';
import { wordsOfNoAccess } from './access.ts';
import { notTheirSelf, problemsAt } from './problems.ts';
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
  not_their_self: () => ({ ...notTheirSelf, next: 'Import files of your own, or ask a workspace admin.' }),
  imports_at_once: () => ({ what: 'Another import isn’t through yet.', next: 'Try again in a minute.' }),
  imported_often: ({ waitMs }) => ({
    what: 'That’s a lot of imports.',
    next: `Try again in ${waiting(waitMs)}.`,
  }),
  pika_failed: ({ problem }) => atPika[problem.kind](problem),
};

export function sayNotImported(refusal: ImportRefusal): string {
  return sayReason(wordsFor(importRefusals, refusal, undefined));
}

export function sayPikaProblem(problem: Problem): string {
  return sayReason(atPika[problem.kind](problem));
}
