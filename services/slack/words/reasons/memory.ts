import type { FactOutcome } from '../../../memory/change-fact.ts';
import { maxFactChars } from '../../../memory/fact.ts';
import type { RememberOutcome } from '../../../memory/remember-fact.ts';
import { quote } from '../../mrkdwn.ts';
import { waiting } from '../amounts.ts';
import type { ByKind, ReasonBook } from './reason.ts';

type Refused = Exclude<
  RememberOutcome | FactOutcome,
  { kind: 'kept' | 'known' | 'edited' | 'forgotten' | 'dropped' | 'confirmed' | 'not_entitled' }
>;

/** Why nothing was kept or changed. */
export const memoryRefusals: ReasonBook<ByKind<Refused>> = {
  empty: () => ({
    what: 'That has no words to remember.',
    next: 'Type them behind the command: `/pika remember we ship on Thursdays`.',
  }),
  too_long: ({ chars }) => ({
    what: `That’s ${chars} characters, and I remember at most ${maxFactChars} at once.`,
    next: 'Shorten it, or split it.',
  }),
  private_about_another: () => ({
    what: 'I don’t keep private notes about somebody else: they couldn’t read them.',
    next: 'Say it in a channel that they’re in.',
  }),
  too_often: ({ waitMs }) => ({
    what: 'You’ve had me remember a lot in the last minutes.',
    next: `Try again in ${waiting(waitMs)}.`,
  }),
  gone: () => ({ what: 'I don’t know that any more.', next: 'Type `/pika memory` to see what I know.' }),
  changed_since: ({ fact }) => ({
    what: `Somebody changed that since. It says now: “${quote(fact.text, maxFactChars)}”.`,
    next: 'Type `/pika memory` to change it.',
  }),
};
