import type { KeptAtPika } from '../../../memory/keep-at-pika.ts';
import type { ReadSelfOutcome } from '../../../personas/self-memory/read-self-in.ts';
import { memoryRefusals } from './memory.ts';
import { problemsAt } from './problems.ts';
import type { ByKind, ReasonBook } from './reason.ts';

type Done = 'kept_at_pika' | 'at_pika_already' | 'read_here' | 'not_read_here' | 'own_dm' | 'not_entitled';
type Refused = Exclude<KeptAtPika | ReadSelfOutcome, { kind: Done }>;

const atPika = problemsAt('Pika');

/** Why nothing was added to what Pika remembers, or isn't read here. */
export const pikaMemoryRefusals: ReasonBook<ByKind<Refused>> = {
  no_self_of_yours: () => ({
    what: 'No persona here came from an AI Self of yours, so I read no memory of yours at Pika.',
    next: 'Press *Use my Pika AI Self* in `/pika personas`. The Pika account needs your mail address in Slack.',
  }),
  too_many_channels: ({ most }) => ({
    what: `${most} channels read it already.`,
    next: 'Type `/pika memory pika off` in one of them first.',
  }),
  being_written: () => ({
    what: 'It’s on its way to Pika.',
    next: 'Look at `/pika memory` in a minute.',
  }),
  maybe_at_pika: () => ({
    what: 'I couldn’t confirm that Pika has it, and I won’t send it twice: Pika can’t delete a line.',
    next: 'Look for it at pika.me.',
  }),
  not_at_pika: ({ problem }) => atPika[problem.kind](problem),
  other_account: () => ({
    what: 'This app’s Pika key belongs to another account now, so I wrote nothing.',
    next: 'Import your AI Self again, or ask an admin about PIKA_DEV_KEY.',
  }),
  not_to_be_said: () => ({
    what: 'It has words that mustn’t be said here, so they stay here.',
    next: 'Type `/pika policy` to see the list, or change the words.',
  }),
  slack_silent: memoryRefusals.slack_silent,
  gone: memoryRefusals.gone,
  changed_since: memoryRefusals.changed_since,
};
