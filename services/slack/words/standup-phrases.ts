import type { FieldProblem } from '../../standups/draft.ts';
import type { NotUnderstood, PhraseProblem } from '../../standups/read-phrase.ts';
import { clock } from '../../times/next-times.ts';
import type { Understood } from '../../times/phrases/parse-when.ts';
import { quote } from '../mrkdwn.ts';
import { sayDays, sayTimes } from './standup-rule.ts';

const examples =
  'For example: `weekdays 09:30`, `mon,wed 10:00 in Berlin for 15`, `every other friday 14:00`, `first monday of the month 10:00` or `cron 30 9 * * 1-5`.';

/** What was understood of a phrase, what wasn't, and how to go on: in the form that opened, or by an example. */
export function sayNotUnderstood({ problem, understood }: NotUnderstood, isFormOpen = false): string {
  const next = isFormOpen ? 'Finish it in the form.' : examples;
  return [understood && sayUnderstood(understood), sayProblem(problem), next].filter(Boolean).join(' ');
}

function sayUnderstood({ days, every, times }: Understood): string {
  const known = [
    days.length > 0 ? sayDays(days, every ?? 1) : '',
    times.length > 0 ? `at ${sayTimes(times)}` : '',
  ].filter(Boolean);
  return known.length > 0 ? `I understood “${known.join(' ')}”.` : '';
}

export function sayProblem(problem: PhraseProblem): string {
  switch (problem.kind) {
    case 'empty':
      return 'When should it be?';
    case 'no_day':
      return 'On which days?';
    case 'no_time':
      return 'At what time?';
    case 'unclear_days':
      return 'I’m not sure which days you mean.';
    case 'several':
      return 'A standup has the same times on all its days, so add one for each time. For several dates use a cron expression.';
    case 'words':
      return `I don’t understand “${quote(problem.given, 60)}”.`;
    case 'bad_time':
      return `“${quote(problem.given, 30)}” isn’t a valid time.`;
    case 'which_half':
      return sayWhichHalf(problem);
    case 'bad_cron':
      return `The ${problem.field} of that cron expression isn’t valid: “${quote(problem.given, 40)}”. Its five fields are minute, hour, day of the month, month and day of the week.`;
    case 'too_often':
      return `A standup can’t be more often than every ${problem.leastMinutes} minutes.`;
    case 'bad_zone':
      return sayBadZone(problem);
    default:
      return problem satisfies never;
  }
}

function sayWhichHalf({ hour, minute }: Extract<PhraseProblem, { kind: 'which_half' }>): string {
  const minutes = minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`;
  const [night, afternoon] = [clock(hour * 60 + minute), clock(hour * 60 + minute + 720)];
  return `Is that ${night} or ${afternoon}? Write \`${hour}${minutes}am\` or \`${hour}${minutes}pm\`.`;
}

function sayBadZone({ given, found }: Extract<PhraseProblem, { kind: 'bad_zone' }>): string {
  const named = quote(given, 60);
  switch (found.kind) {
    case 'several':
      return `“${named}” could be ${found.zones.map((zone) => `\`${zone}\``).join(' or ')}. Write the one you mean.`;
    case 'offset':
      return `“${named}” is a fixed offset, which ignores daylight saving time. Name a place, like \`in Berlin\`.`;
    case 'unknown':
      return `I don’t know the time zone “${named}”. Name a city, like \`in Berlin\`, or a zone, like \`in America/New_York\`.`;
    default:
      return found satisfies never;
  }
}

/** What is wrong with a field of the form, and which field shows it. */
export const fieldProblems: Readonly<
  Record<FieldProblem, { field: 'days' | 'repeat' | 'time'; words: string }>
> = {
  no_days: { field: 'days', words: 'Choose at least one day.' },
  one_day: { field: 'days', words: 'Choose one day for a monthly standup.' },
  no_time: { field: 'time', words: 'Choose a time.' },
  no_repeat: { field: 'repeat', words: 'Choose how often it repeats.' },
  kept: { field: 'repeat', words: 'Choose how often it repeats, or clear the days and the time.' },
};
