import type { FactOutcome } from '../../../memory/change-fact.ts';
import { maxFactChars } from '../../../memory/fact.ts';
import type { GuestOutcome } from '../../../memory/link-guest.ts';
import type { RememberOutcome } from '../../../memory/remember-fact.ts';
import { quotedWords } from '../../mrkdwn.ts';
import { waiting } from '../amounts.ts';
import type { ByKind, ReasonBook } from './reason.ts';

type Refused = Exclude<RememberOutcome | FactOutcome | GuestOutcome, { kind: Done | 'not_entitled' }>;
type Done = 'kept' | 'known' | 'edited' | 'forgotten' | 'dropped' | 'confirmed' | 'linked' | 'unlinked';

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
    what: `Somebody changed that since. It says now: ${quotedWords(fact.text, maxFactChars)}.`,
    next: 'Type `/pika memory` to change it.',
  }),
  nobody_named: () => ({
    what: 'You named nobody.',
    next: 'Choose somebody in Slack, or type their e-mail address.',
  }),
  two_named: () => ({
    what: 'You gave both a person and an address.',
    next: 'Leave one of them empty.',
  }),
  no_such_person: () => ({
    what: 'That’s an app, or an account that nobody uses any more.',
    next: 'Choose a person, or type an e-mail address.',
  }),
  no_address: () => ({
    what: 'That isn’t an e-mail address.',
    next: 'Type one like `kim@example.com`.',
  }),
  slack_silent: () => ({
    what: 'Slack isn’t responding, so I can’t check who that is.',
    next: 'Try again in a minute.',
  }),
  call_forgotten: () => ({
    what: 'That call was forgotten, and with it who was there.',
    next: 'To keep this about somebody, type `/pika remember about @name` and the words.',
  }),
};
