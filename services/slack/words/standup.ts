import type { Changed } from '../../standups/changed.ts';
import { maxCounted } from '../../standups/missed-times.ts';
import type { StandupOutcome } from '../../standups/outcomes.ts';
import type { Standup } from '../../standups/standup.ts';
import { mention, quote } from '../mrkdwn.ts';
import { plural } from './amounts.ts';
import { sayNotTaken } from './reasons/slack.ts';
import { sayResume, sayStandupReason } from './reasons/standups.ts';
import { sayCost, sayMinutes } from './standup-cost.ts';
import { sayNotUnderstood } from './standup-phrases.ts';
import { sayRuleIn } from './standup-rule.ts';
import { sayCallOf, sayDayAndClock, sayMoment } from './standup-times.ts';

/** A change that was made, for everyone in the channel. */
export function sayChanged({ what, by, standup, next, zone, dropped, cost }: Changed): string {
  const named = `standup ${standup.number}`;
  const rule = `${sayCallOf(standup)}, ${sayRuleIn(standup.rule, standup.timeZone)}`;
  const left = dropped && what !== 'skip' ? ` The one on ${sayMoment(dropped, zone)} is cancelled too.` : '';
  const times = sayNext(standup, next, zone);
  const terms = `${rule}${sayMinutes(standup, cost)}.${sentence(sayCost(cost))}`;
  switch (what) {
    case 'add':
      return `:calendar: *Standup ${standup.number}* was set up by ${mention(by)}: ${terms} ${times}`;
    case 'set':
      return `:calendar: ${mention(by)} changed ${named}: ${terms}${left} ${times}`;
    case 'pause':
      return `:double_vertical_bar: ${mention(by)} paused ${named}.${left} ${sayResume(standup)}`;
    case 'resume':
      return `:calendar: ${mention(by)} resumed ${named}. ${times}`;
    case 'skip':
      return `:fast_forward: ${mention(by)} skipped ${named} on ${dropped ? sayMoment(dropped, zone) : 'its next date'}. ${times}`;
    case 'remove':
      return `:wastebasket: ${mention(by)} removed ${named}: ${rule}.${left}`;
    case 'undo':
      return `:leftwards_arrow_with_hook: ${mention(by)} undid the last change of ${named}.${left} ${sayState(standup, next, zone)}`;
    default:
      return what satisfies never;
  }
}

/** Follows another one. */
function sentence(words: string): string {
  return words === '' ? '' : ` ${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

/** Why nothing was changed, for the asker. */
export function sayStandupRefusal(outcome: Exclude<StandupOutcome, Changed>): string {
  return outcome.kind === 'not_understood' ? sayNotUnderstood(outcome) : sayStandupReason(outcome);
}

/** Tells a channel that Stand-in wasn't running at one or more of a standup's times. */
export function sayMissed(
  standup: Pick<Standup, 'number' | 'timeZone'>,
  { first, count, next }: { first: Date; count: number; next: Date | null },
): string {
  const at = sayMoment(first, standup.timeZone);
  const times = count > maxCounted ? `more than ${maxCounted} times` : plural(count, 'time');
  const which = count === 1 ? `on ${at}` : `${times}, first on ${at}`;
  const then = next ? ` Next: ${sayMoment(next, standup.timeZone)}.` : '';
  return `:warning: *Missed: standup ${standup.number}* ${which}. I wasn’t running, and by now it’s more than ten minutes late, so nobody joined.${then}`;
}

/** For the person who set up a standup whose channel takes none of our posts. */
export function sayUnreachable(
  { channelId, number, rule, timeZone }: Pick<Standup, 'channelId' | 'number' | 'rule' | 'timeZone'>,
  error: string,
): string {
  return (
    `:double_vertical_bar: I paused *standup ${number}* of <#${channelId}> (${sayRuleIn(rule, timeZone)}), and nobody joined: ` +
    `I couldn’t post its card. ${sayNotTaken(error)} Once I can post there again, type \`/pika standup resume ${number}\` there.`
  );
}

function sayState(standup: Standup, next: readonly Date[], zone: string): string {
  if (standup.removedAt) return 'It’s removed.';
  if (standup.pausedAt) return 'It’s paused.';
  return `It’s ${sayRuleIn(standup.rule, standup.timeZone)}. ${sayNext(standup, next, zone)}`;
}

function sayNext({ nextAt }: Standup, next: readonly Date[], zone: string): string {
  if (!nextAt) return 'No upcoming standups.';
  if (next.length === 0) return 'No upcoming standups: every date in the next year is a holiday.';
  return `Next: ${next.map((at) => sayDayAndClock(at, zone)).join('; ')} (${quote(zone, 60)}).`;
}
