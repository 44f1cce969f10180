import type { HolidayNames } from '../../standups/holidays/holidays.ts';
import { type Ahead, workingTimes } from '../../standups/holidays/working-times.ts';
import type { ListedStandups } from '../../standups/list-standups.ts';
import type { Standup } from '../../standups/standup.ts';
import { dateAt } from '../../times/wall-time.ts';
import { mention, quote } from '../mrkdwn.ts';
import { sayHolidays } from './holidays.ts';
import { sayCost, sayMinutes } from './standup-cost.ts';
import { sayRuleIn } from './standup-rule.ts';
import { sayCallOf, sayDayAndClock, sayMoment } from './standup-times.ts';

/** A channel's standups, for the asker. */
export function sayStandups(listed: ListedStandups): string {
  const { standups } = listed;
  if (standups.length === 0) return noStandups;
  const lines = standups.map((standup) => sayStandup(standup, listed));
  return [...lines, sayAbout(listed)].filter(Boolean).join('\n');
}

export const noStandups =
  'This channel has no standups. Add one with `/pika standup add https://meet.google.com/abc-defg-hij weekdays 09:30`, or with `/pika standup` in a form.';

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
  return `*${number}* ${sayCallOf(standup)}: ${[terms, next, price].filter(Boolean).join('; ')}; set up by ${mention(askedBy)}`;
}

/** What holds for all of them; empty where nothing does. */
export function sayAbout({ standups, holidays }: ListedStandups): string {
  return holidays && standups.length > 0 ? sayHolidays(holidays) : '';
}

/** An occurrence whose card is up counts on a holiday too: someone goes. */
function sayNextOf(
  { rule, timeZone, nextAt, pausedBy, pausedAt }: Standup,
  waiting: Date | null,
  days: HolidayNames,
  zone: string,
): string {
  if (pausedBy) return `paused by ${mention(pausedBy)}`;
  if (pausedAt) return 'paused, because this channel takes no messages';
  if (!nextAt && !waiting) return 'none upcoming';
  const from = nextAt && new Date(nextAt.getTime() - 1);
  const { working, leftOut } = from ? workingTimes(rule, timeZone, days, from, 1) : noneAhead;
  const [first] = working;
  const next = waiting && !(first && first < waiting) ? waiting : first;
  const named = leftOut
    .filter((at) => !next || at < next)
    .map((at) => `${sayDayAndClock(at, zone)} (${quote(days[dateAt(at, timeZone)] ?? '', 80)})`);
  const skips = named.length > 0 ? `skips ${named.join(', ')}; ` : '';
  return `${skips}${next ? `next ${sayMoment(next, zone)}` : 'none upcoming'}`;
}

const noneAhead: Ahead = { working: [], leftOut: [] };
