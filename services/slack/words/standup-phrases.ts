import type { Asked, NotUnderstood } from '../../standups/read-wanted.ts';
import { clock } from '../../times/next-times.ts';
import type { WhenProblem } from '../../times/phrases/hear-when.ts';
import type { Understood } from '../../times/phrases/parse-when.ts';
import type { Rule } from '../../times/rule.ts';
import { quote } from '../mrkdwn.ts';
import { standupCommand } from './standup-command.ts';
import { sayDays, sayRule, sayTimes } from './standup-rule.ts';

const examples =
  'For example `weekdays 09:30`, `mon,wed 10:00 in Berlin for 15`, `every other friday 14:00`, `first monday of the month 10:00` or `cron 30 9 * * 1-5`.';

/** What was understood of a phrase, what was not, and what right ones look like. */
export function sayNotUnderstood(outcome: NotUnderstood): string {
  if (outcome.kind === 'bad_zone') return sayBadZone(outcome);
  const { problem, understood, asked } = outcome;
  if (problem.kind === 'several') return saySeveral(problem.rules, asked);
  if (problem.kind === 'several_dates') return saySeveralDates(problem.rules, asked);
  return [sayUnderstood(understood), sayProblem(problem), examples].filter(Boolean).join(' ');
}

function saySeveral(rules: readonly Rule[], asked: Asked): string {
  const understood = rules.map((rule) => `“${sayRule(rule)}”`).join(' and ');
  return `I understood ${understood}. That is ${count(rules)}: add each.\n${lines(rules, asked)}`;
}

function saySeveralDates(rules: readonly Rule[], asked: Asked): string {
  const each = rules.length > 1 ? `: that is ${count(rules)}, add each` : '';
  return `A standup has one day of the month; several take cron${each}.\n${lines(rules, asked)}`;
}

/** Each as a command to copy: the first one changes what there is, if that was asked. */
function lines(rules: readonly Rule[], asked: Asked): string {
  const { zone, minutes, present } = asked;
  const beside = {
    ...asked,
    number: null,
    zone: zone ?? present?.zone ?? null,
    minutes: minutes ?? present?.minutes ?? null,
  };
  return rules.map((rule, index) => `\`${standupCommand(rule, index === 0 ? asked : beside)}\``).join('\n');
}

function count({ length }: readonly Rule[]): string {
  return length === 2 ? 'two standups' : `${length} standups`;
}

function sayUnderstood({ days, every, times }: Understood): string {
  const heard = [
    days.length > 0 ? sayDays(days, every) : '',
    times.length > 0 ? `at ${sayTimes(times)}` : '',
  ].filter(Boolean);
  return heard.length > 0 ? `I understood “${heard.join(' ')}”.` : '';
}

function sayProblem(problem: WhenProblem): string {
  switch (problem.kind) {
    case 'empty':
      return 'Say when.';
    case 'no_day':
      return 'On which days?';
    case 'no_time':
      return 'At what time?';
    case 'words':
      return `I do not understand “${quote(problem.given, 60)}”.`;
    case 'bad_time':
      return `“${quote(problem.given, 30)}” is no time of a day.`;
    case 'which_half':
      return sayWhichHalf(problem);
    case 'which_nth':
      return 'Once a month, or every so many weeks? Write `third friday of the month` or `every 3 weeks on friday`.';
    case 'which_day':
      return 'Which day of the month? Write `first monday of the month`, `15th of the month` or `last day of the month`.';
    case 'several_dates':
    case 'several':
      return 'Those are several standups: add each.';
    case 'bad_cron':
      return `In cron’s five fields (minute, hour, day of the month, month, day of the week) the ${problem.field} is not right: “${quote(problem.given, 40)}”.`;
    case 'too_often':
      return `That is more often than every ${problem.leastMinutes} minutes.`;
    case 'never':
      return 'There is no such day.';
    default:
      return problem satisfies never;
  }
}

function sayWhichHalf({ hour, minute }: Extract<WhenProblem, { kind: 'which_half' }>): string {
  const minutes = minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`;
  const [night, afternoon] = [clock(hour * 60 + minute), clock(hour * 60 + minute + 720)];
  return `Is ${hour}${minutes} in the night or in the afternoon? Write \`${hour}${minutes}am\`, \`${hour}${minutes}pm\`, \`${night}\` or \`${afternoon}\`.`;
}

function sayBadZone({ given, found }: Extract<NotUnderstood, { kind: 'bad_zone' }>): string {
  const named = quote(given, 60);
  switch (found.kind) {
    case 'several':
      return `“${named}” may be ${found.zones.map((zone) => `\`${zone}\``).join(' or ')}: write the one you mean.`;
    case 'offset':
      return `“${named}” does not know of summer time: name a place instead, like \`in Berlin\` or \`in America/New_York\`.`;
    case 'unknown':
      return `I know no time zone “${named}”: name a city, like \`in Berlin\`, or a zone, like \`in America/New_York\`.`;
    default:
      return found satisfies never;
  }
}
