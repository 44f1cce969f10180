import type { FieldProblem } from '../../standups/draft.ts';
import type { NotUnderstood } from '../../standups/read-phrase.ts';
import type { Understood } from '../../times/phrases/parse-when.ts';
import { sayPhraseProblem } from './reasons/standups.ts';
import { sayDays, sayTimes } from './standup-rule.ts';

const examples =
  'For example: `weekdays 09:30`, `mon,wed 10:00 in Berlin for 15`, `every other friday 14:00`, `first monday of the month 10:00` or `cron 30 9 * * 1-5`.';

/** What was understood of a phrase, what wasn't, and how to go on: in the form that opened, or by an example. */
export function sayNotUnderstood({ problem, understood }: NotUnderstood, isFormOpen = false): string {
  const next = isFormOpen ? 'Finish it in the form.' : examples;
  return [understood && sayUnderstood(understood), sayPhraseProblem(problem), next].filter(Boolean).join(' ');
}

function sayUnderstood({ days, every, times }: Understood): string {
  const known = [
    days.length > 0 ? sayDays(days, every ?? 1) : '',
    times.length > 0 ? `at ${sayTimes(times)}` : '',
  ].filter(Boolean);
  return known.length > 0 ? `I understood “${known.join(' ')}”.` : '';
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
