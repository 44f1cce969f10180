import type { FeedProblem, Window } from './occurrence.ts';
import { tidyLines } from './tidy-lines.ts';

const maxFeedChars = 10 * 1024 * 1024;
const maxEvents = 20_000;
const dayMs = 86_400_000;

/** `rest`: the calendar without its events, zones included. */
export type Slices = { ok: true; rest: string; events: string[] } | { ok: false; problem: FeedProblem };

/**
 * Drops events that are certainly outside the window before parsing, since most of a ten-year calendar is past.
 */
export function sliceFeed(feed: string, window: Window): Slices {
  if (feed.length > maxFeedChars) return { ok: false, problem: 'too_big' };
  const text = unfold(feed);
  if (!/^\s*BEGIN:VCALENDAR\s*$/im.test(text.slice(0, 2_000)))
    return { ok: false, problem: 'not_a_calendar' };
  if (!/^END:VCALENDAR\s*$/im.test(text.slice(-2_000))) return { ok: false, problem: 'cut_off' };

  const days = { from: dayOf(window.from, -2), to: dayOf(window.to, 2) };
  const split = splitEvents(text);
  if (!split) return { ok: false, problem: 'too_big' };
  const events = split.events.filter((event) => mayFall(event, days)).map(tidyLines);
  return { ok: true, rest: tidyLines(split.rest), events };
}

const begin = '\nBEGIN:VEVENT\n';
const end = '\nEND:VEVENT\n';

/** Null if there are too many events. */
function splitEvents(text: string): { rest: string; events: string[] } | null {
  const [rest, events]: [string[], string[]] = [[], []];
  let at = 0;
  while (events.length <= maxEvents) {
    const from = text.indexOf(begin, at);
    const to = from < 0 ? -1 : text.indexOf(end, from);
    if (to < 0) return { rest: [...rest, text.slice(at)].join(''), events };
    rest.push(text.slice(at, from + 1));
    at = to + end.length;
    events.push(text.slice(from + 1, at));
    // Its last line break is also the first of the next event.
    at -= 1;
  }
  return null;
}

/** Joins folded lines (RFC 5545, 3.1), and drops control codes and line breaks that iCalendar doesn't use. */
function unfold(feed: string): string {
  return `${feed
    .replace(/^\uFEFF/, '')
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[\v\f\u0085\u2028\u2029]/g, ' ')
    .replaceAll(/[^\P{Cc}\t\n]/gu, '')
    .replaceAll(/\n[ \t]/g, '')
    .replaceAll(/^(BEGIN|END):[A-Z-]+[ \t]*$/gim, (line) => line.trimEnd().toUpperCase())
    .trimEnd()}\n`;
}

type Days = { from: string; to: string };

/** True for every series, and for an event whose day, or day before it was moved, is in the window. */
function mayFall(event: string, { from, to }: Days): boolean {
  if (/^(RRULE|RDATE)[:;]/im.test(event)) return true;
  const days = [...event.matchAll(/^(?:DTSTART|RECURRENCE-ID)(?:;[^\n]*)?:(\d{8})/gim)];
  return days.length === 0 || days.some(([, day = '']) => day >= from && day <= to);
}

/** `20261203` */
function dayOf(moment: Date, later: number): string {
  return new Date(moment.getTime() + later * dayMs).toISOString().slice(0, 10).replaceAll('-', '');
}
