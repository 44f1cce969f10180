import { callName } from '../../meetings/call-link.ts';
import type { Standup } from '../../standups/standup.ts';
import { linkTo, quote } from '../mrkdwn.ts';

/** The call, and who goes where that is chosen. */
export function sayCallOf({ call, personaName }: Pick<Standup, 'call' | 'personaName'>): string {
  const link = linkTo(call.url, callName(call));
  return personaName === null ? link : `${link} as *${quote(personaName, 60)}*`;
}

/** `Tue 24 Nov, 09:30 (Europe/Berlin)` */
export function sayMoment(at: Date, zone: string): string {
  return `${sayDayAndClock(at, zone)} (${quote(zone, 60)})`;
}

/** `Tue 24 Nov, 09:30` */
export function sayDayAndClock(at: Date, timeZone: string): string {
  const part = (options: Intl.DateTimeFormatOptions) => at.toLocaleString('en-GB', { timeZone, ...options });
  const day = `${part({ weekday: 'short' })} ${part({ day: 'numeric' })} ${part({ month: 'short' })}`;
  return `${day}, ${part({ hour: '2-digit', minute: '2-digit' })}`;
}
