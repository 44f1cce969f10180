import { callName } from '../../meetings/call-link.ts';
import type { Changed } from '../../standups/changed.ts';
import type { ListedStandups } from '../../standups/find-standup.ts';
import type { HolidayNames } from '../../standups/holidays/holidays.ts';
import { type Ahead, workingTimes } from '../../standups/holidays/working-times.ts';
import { mostCounted } from '../../standups/missed-times.ts';
import type { StandupOutcome } from '../../standups/outcomes.ts';
import type { Standup } from '../../standups/standup.ts';
import { dateAt } from '../../times/wall-time.ts';
import { link, mention, quote } from '../mrkdwn.ts';
import { plural } from './amounts.ts';
import { alreadyDone } from './commands.ts';
import { sayHolidays } from './holidays.ts';
import { sayCost, sayMinutes } from './standup-cost.ts';
import { sayNotUnderstood } from './standup-phrases.ts';
import { sayRuleIn } from './standup-rule.ts';
import { notEntitled } from './tool-calls.ts';

/** A change that was made, for everybody in the channel. */
export function sayChanged({ what, by, standup, next, zone, dropped, cost }: Changed): string {
  const named = `standup ${standup.number}`;
  const left = dropped && what !== 'skip' ? ` The one of ${sayMoment(dropped, zone)} is off too.` : '';
  const times = sayNext(standup, next, zone);
  const terms = `${sayCallOf(standup)}, ${sayRuleIn(standup.rule, standup.timeZone)}${sayMinutes(standup, cost)}`;
  const price = sentence(sayCost(cost));
  switch (what) {
    case 'add':
      return `:calendar: *Standup ${standup.number}* is set up by ${mention(by)}: ${terms}.${price} ${times}`;
    case 'set':
      return `:calendar: ${mention(by)} changed ${named}: ${terms}.${price}${left} ${times}`;
    case 'pause':
      return `:double_vertical_bar: ${mention(by)} paused ${named}.${left} \`/pika standup resume ${standup.number}\` goes on with it.`;
    case 'resume':
      return `:calendar: ${mention(by)} resumed ${named}. ${times}`;
    case 'skip':
      return `:fast_forward: ${mention(by)} skipped ${named} of ${dropped ? sayMoment(dropped, zone) : 'its next time'}. ${times}`;
    case 'remove':
      return `:wastebasket: ${mention(by)} removed ${named}: ${sayCallOf(standup)}, ${sayRuleIn(standup.rule, standup.timeZone)}.${left}`;
    case 'undo':
      return `:leftwards_arrow_with_hook: ${mention(by)} undid the last change of ${named}.${left} ${sayState(standup, next, zone)}`;
    default:
      return what satisfies never;
  }
}

/** After another one. */
function sentence(words: string): string {
  return words === '' ? '' : ` ${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

/** Why nothing was changed, for whoever asked. */
export function sayStandupRefusal(outcome: Exclude<StandupOutcome, Changed>): string {
  switch (outcome.kind) {
    case 'not_understood':
    case 'bad_zone':
      return sayNotUnderstood(outcome);
    case 'not_entitled':
      return notEntitled[outcome.standing];
    case 'too_many':
      return `This channel has ${outcome.most} standups, which is the most. Remove one with \`/pika standup remove <n>\` first.`
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;');
    case 'no_such':
      return 'There is no such standup in this channel. `/pika standup list` lists them.';
    case 'already':
      return sayAlready(outcome.standup);
    case 'changed_since':
      return `Standup ${outcome.standup.number} was changed meanwhile${byWhom(outcome.standup)}. Nothing was done; \`/pika standup list\` shows how it stands.`;
    case 'repeated':
      return alreadyDone;
    default:
      return outcome satisfies never;
  }
}

/** What a channel has, for whoever asked. */
export function sayStandups(listed: ListedStandups): string {
  const { standups } = listed;
  if (standups.length === 0) return noStandups;
  const lines = standups.map((standup) => sayStandup(standup, listed));
  return [...lines, sayAbout(listed)].filter(Boolean).join('\n');
}

export const noStandups =
  'This channel has no standups. `/pika standup add https://meet.google.com/abc-defg-hij weekdays 09:30` sets one up, and so does `/pika standup` with a form.';

/** One of them, on one line. */
export function sayStandup(
  standup: Standup,
  { waiting, holidays, zone, costOf }: Omit<ListedStandups, 'standups'>,
): string {
  const { id, number, rule, timeZone, askedBy } = standup;
  const next = sayNextOf(standup, waiting.get(id) ?? null, holidays?.days ?? {}, zone ?? timeZone);
  const cost = costOf(standup);
  const price = standup.pausedAt ? '' : sayCost(cost);
  const terms = `${sayRuleIn(rule, timeZone)}${sayMinutes(standup, cost)}`;
  return `*${number}* ${sayCallOf(standup)}: ${[terms, next, price].filter(Boolean).join('; ')}; asked by ${mention(askedBy)}`;
}

/** What holds for all of them; empty where nothing does. */
export function sayAbout({ standups, holidays }: ListedStandups): string {
  return holidays && standups.length > 0 ? sayHolidays(holidays) : '';
}

/** The one whose card is up counts on a holiday too: somebody goes. */
function sayNextOf(
  { rule, timeZone, nextAt, pausedBy, pausedAt }: Standup,
  waiting: Date | null,
  days: HolidayNames,
  zone: string,
): string {
  if (pausedBy) return `paused by ${mention(pausedBy)}`;
  if (pausedAt) return 'paused, since this channel took no messages';
  if (!nextAt && !waiting) return 'no time is left';
  const from = nextAt && new Date(nextAt.getTime() - 1);
  const { working, leftOut } = from ? workingTimes(rule, timeZone, days, from, 1) : noneAhead;
  const [first] = working;
  const next = waiting && !(first && first < waiting) ? waiting : first;
  const named = leftOut
    .filter((at) => !next || at < next)
    .map((at) => `${sayDayAndClock(at, zone)} (${quote(days[dateAt(at, timeZone)] ?? '', 80)})`);
  const out = named.length > 0 ? `left out ${named.join(', ')}; ` : '';
  return `${out}${next ? `next ${sayMoment(next, zone)}` : 'no time in sight'}`;
}

const noneAhead: Ahead = { working: [], leftOut: [] };

/** One or more times at which nobody was there to send anybody. */
export function sayMissed(
  standup: Pick<Standup, 'number' | 'timeZone'>,
  { first, count, next }: { first: Date; count: number; next: Date | null },
): string {
  const at = sayMoment(first, standup.timeZone);
  const times = count > mostCounted ? `more than ${mostCounted} times` : plural(count, 'time');
  const which = count === 1 ? `of ${at}` : `${times}, the first of them ${at}`;
  const then = next ? ` Next: ${sayMoment(next, standup.timeZone)}.` : '';
  return `:warning: *Missed: standup ${standup.number}* ${which}. Stand-in was not running then, and it is more than ten minutes ago, so nobody was sent.${then}`;
}

function sayState(standup: Standup, next: readonly Date[], zone: string): string {
  if (standup.removedAt) return 'It is removed.';
  if (standup.pausedAt) return 'It is paused.';
  return `It is ${sayRuleIn(standup.rule, standup.timeZone)}. ${sayNext(standup, next, zone)}`;
}

function sayAlready(standup: Standup): string {
  if (standup.removedAt) return `Standup ${standup.number} is removed already.`;
  return standup.pausedAt
    ? `Standup ${standup.number} is paused. \`/pika standup resume ${standup.number}\` goes on with it.`
    : `Standup ${standup.number} is that way already. Nothing was changed.`;
}

function byWhom({ changedBy }: Standup): string {
  return changedBy ? ` by ${mention(changedBy)}` : '';
}

function sayCallOf({ call }: Standup): string {
  return link(call.url, callName(call));
}

function sayNext({ nextAt }: Standup, next: readonly Date[], zone: string): string {
  if (!nextAt) return 'No time is left.';
  if (next.length === 0) return 'No time is in sight: all that it would have in a year are on holidays.';
  return `Next: ${next.map((at) => sayDayAndClock(at, zone)).join('; ')} (${quote(zone, 60)}).`;
}

/** `Tue 24 Nov, 09:30 (Europe/Berlin)` */
function sayMoment(at: Date, zone: string): string {
  return `${sayDayAndClock(at, zone)} (${quote(zone, 60)})`;
}

function sayDayAndClock(at: Date, timeZone: string): string {
  const part = (options: Intl.DateTimeFormatOptions) => at.toLocaleString('en-GB', { timeZone, ...options });
  const day = `${part({ weekday: 'short' })} ${part({ day: 'numeric' })} ${part({ month: 'short' })}`;
  return `${day}, ${part({ hour: '2-digit', minute: '2-digit' })}`;
}
