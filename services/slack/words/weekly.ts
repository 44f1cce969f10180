import { callNameOf } from '../../meetings/call-link.ts';
import type { Meeting } from '../../meetings/meeting.ts';
import { billedMilliseconds, costUsd } from '../../meetings/money.ts';
import { linkTo, quote, time } from '../mrkdwn.ts';
import { about, duration, plural } from './amounts.ts';

/** Above a week's calls. What they cost, the channel reads below each recap too. */
export function sayWeek(calls: readonly Meeting[]): string {
  const sum = (of: (call: Meeting, end: Date) => number) =>
    calls.reduce((total, call) => total + of(call, call.sessionEndedAt ?? call.createdAt), 0);
  const long = duration(sum(billedMilliseconds));
  return `*Last week here: ${plural(calls.length, 'call')}*, ${long}, ${about(sum(costUsd))}.`;
}

/** `title`: null where a recap's words aren't to be repeated. */
export function sayWeeksCall(call: Meeting, title: string | null, page: string | null): string {
  const { connectedAt, createdAt } = call;
  const name = title?.trim() || callNameOf(call);
  const named = page ? linkTo(page, name) : quote(name, 140);
  return `*${named}* · ${time(connectedAt ?? createdAt, '{date_short_pretty} at {time}')}`;
}

export const heldThatWeek = '_Its recap waits for review._';
export const noRecapThatWeek = '_No recap._';
export const nothingLeftOfWeek = 'The calls that were listed here were forgotten.';
export const howToEndWeekly = '`/pika recap weekly off` turns this off.';

export function andMoreCalls(count: number): string {
  return `… and ${plural(count, 'more call')}. \`/pika meetings\` lists them.`;
}
