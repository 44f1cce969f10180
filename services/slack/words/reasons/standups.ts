import type { Changed } from '../../../standups/changed.ts';
import type { StandupOutcome } from '../../../standups/outcomes.ts';
import type { PhraseProblem } from '../../../standups/read-phrase.ts';
import type { Standup } from '../../../standups/standup.ts';
import { clock } from '../../../times/next-times.ts';
import { mention, quotedWords } from '../../mrkdwn.ts';
import { alreadyDone } from '../commands.ts';
import { wordsOfNoAccess } from './access.ts';
import { personaRefusals } from './personas.ts';
import { type ByKind, type ReasonBook, type ReasonWords, sayReason, wordsFor } from './reason.ts';
import { spendingWords } from './spending.ts';

/** Its own sentence says what was understood and how to go on. */
type Refused = Exclude<StandupOutcome, Changed | { kind: 'not_understood' }>;

/** Why no standup was changed. */
export const standupRefusals: ReasonBook<ByKind<Refused>> = {
  not_entitled: wordsOfNoAccess,
  not_a_spender: spendingWords,
  too_many: ({ most }) => ({
    what: `This channel has reached its limit of ${most} standups.`,
    next: 'Remove one first: `/pika standup remove &lt;n&gt;`.',
  }),
  ...personaRefusals,
  no_such: () => ({
    what: 'This channel has no such standup.',
    next: '`/pika standup list` shows all of them.',
  }),
  already: ({ standup }) => already(standup),
  changed_since: ({ standup }) => ({
    what: `Standup ${standup.number} was changed${byWhom(standup)} in the meantime, so I did nothing.`,
    next: '`/pika standup list` shows it as it is now.',
  }),
  repeated: () => ({ what: alreadyDone, next: null }),
};

/** Why a phrase makes no rule; a form or an example follows. */
export const phraseProblems: ReasonBook<ByKind<PhraseProblem>> = {
  empty: () => ({ what: 'I found no time.', next: 'When should it be?' }),
  no_day: () => ({ what: 'I found no day.', next: 'On which days?' }),
  no_time: () => ({ what: 'I found no time of day.', next: 'At what time?' }),
  unclear_days: () => ({ what: 'I’m not sure which days you mean.', next: 'Name them, like `mon,wed`.' }),
  several: () => ({
    what: 'A standup has the same times on all its days, so add one for each time.',
    next: 'For several dates use a cron expression.',
  }),
  words: ({ given }) => ({
    what: `I don’t understand ${quotedWords(given, 60)}.`,
    next: 'Say it differently.',
  }),
  bad_time: ({ given }) => ({
    what: `${quotedWords(given, 30)} isn’t a valid time.`,
    next: 'Write it like `9:30` or `2pm`.',
  }),
  which_half: ({ hour, minute }) => {
    const minutes = minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`;
    const [night, afternoon] = [clock(hour * 60 + minute), clock(hour * 60 + minute + 720)];
    return {
      what: `Is that ${night} or ${afternoon}?`,
      next: `Write \`${hour}${minutes}am\` or \`${hour}${minutes}pm\`.`,
    };
  },
  bad_cron: ({ field, given }) => ({
    what: `The ${field} of that cron expression isn’t valid: ${quotedWords(given, 40)}.`,
    next: 'Its five fields are minute, hour, day of the month, month and day of the week.',
  }),
  too_often: ({ leastMinutes }) => ({
    what: `A standup can’t be more often than every ${leastMinutes} minutes.`,
    next: 'Choose times further apart.',
  }),
  bad_zone: badZone,
};

export function sayStandupReason(refusal: Refused): string {
  return sayReason(wordsFor(standupRefusals, refusal, undefined));
}

export function sayPhraseProblem(problem: PhraseProblem): string {
  return sayReason(wordsFor(phraseProblems, problem, undefined));
}

export function sayResume({ number }: Standup): string {
  return `Resume with \`/pika standup resume ${number}\`.`;
}

function already(standup: Standup): ReasonWords {
  if (standup.removedAt) return { what: `Standup ${standup.number} is already removed.`, next: null };
  return standup.pausedAt
    ? { what: `Standup ${standup.number} is paused.`, next: sayResume(standup) }
    : { what: `Standup ${standup.number} is already like that, so nothing changed.`, next: null };
}

function byWhom({ changedBy }: Standup): string {
  return changedBy ? ` by ${mention(changedBy)}` : '';
}

function badZone({ given, found }: Extract<PhraseProblem, { kind: 'bad_zone' }>): ReasonWords {
  const named = quotedWords(given, 60);
  switch (found.kind) {
    case 'several':
      return {
        what: `${named} could be ${found.zones.map((zone) => `\`${zone}\``).join(' or ')}.`,
        next: 'Write the one you mean.',
      };
    case 'offset':
      return {
        what: `${named} is a fixed offset, which ignores daylight saving time.`,
        next: 'Name a place, like `in Berlin`.',
      };
    case 'unknown':
      return {
        what: `I don’t know the time zone ${named}.`,
        next: 'Name a city, like `in Berlin`, or a zone, like `in America/New_York`.',
      };
    default:
      return found satisfies never;
  }
}
