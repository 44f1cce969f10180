import { halfSaid } from './half-said.ts';
import type { Heard, WhenProblem } from './hear-when.ts';
import type { Half, Token } from './when-tokens.ts';

type Time = { minute: number; bare: boolean };

const noon = 720;
const aDay = 1_440;
/** Nobody says “7 in the afternoon”. */
const afternoonEnds = 19 * 60;
/** Minutes; what seems longer was meant otherwise. */
const longest = 480;

/** A time, or the end of a range: then it says how long. */
export function hearTime(heard: Heard, time: Time, index: number, all: readonly Token[]): WhenProblem | null {
  // “at 02 weeks”
  if (all[index + 1]?.kind === 'week') return { kind: 'words', given: 'weeks' };
  const half = halfSaid(all, index);
  if (all[index - 1]?.kind === 'to') return hearEnd(heard, inHalf(time, half), index, all);
  const end = all[index + 1]?.kind === 'to' ? timeOf(all[index + 2]) : null;
  const ends = end && inHalf(end, half);
  const meant = ends ? startOf(time, ends) : inHalf(time, half);
  if (isUnlike(ends ?? meant, half)) return whichHalf(ends ?? meant);
  if (meant.bare && !half && meant.minute >= 60 && meant.minute < 7 * 60) return whichHalf(meant);
  heard.times.push(meant.minute);
  return null;
}

function hearEnd(heard: Heard, time: Time, index: number, all: readonly Token[]): WhenProblem | null {
  const start = timeOf(all[index - 2]);
  const isSecond = all[index - 3]?.kind === 'to';
  const from = heard.times.at(-1);
  if (!start || isSecond) return { kind: 'words', given: 'to' };
  // Which half the start is of was asked already.
  if (from === undefined) return null;
  const ends = time.minute;
  // “11:30 to 1”
  const until = ends <= from && time.bare && ends < noon ? ends + noon : ends;
  const minutes = (until - from + aDay) % aDay;
  if (minutes === 0 || minutes > longest) return { kind: 'words', given: 'to' };
  heard.minutes = Math.max(heard.minutes ?? 0, minutes);
  return null;
}

/** “2 to 2:30pm” begins in the afternoon too; “11 to 1pm” does not. */
function startOf(start: Time, end: Time): Time {
  const isLater = start.bare && !end.bare && end.minute >= noon && start.minute < noon;
  return isLater && start.minute + noon < end.minute ? { minute: start.minute + noon, bare: false } : start;
}

export function timeOf(token: Token | undefined): Time | null {
  if (token?.kind === 'number') return { minute: token.value * 60, bare: true };
  return token?.kind === 'time' ? token : null;
}

/** “at 3 in the afternoon” */
function inHalf(time: Time, half: Half | null): Time {
  const isLater = half !== null && half !== 'morning' && time.bare && time.minute < noon;
  return isLater ? { minute: time.minute + noon, bare: false } : time;
}

/** “10 in the afternoon”, “9am in the evening” */
function isUnlike({ minute }: Time, half: Half | null): boolean {
  if (half === null || half === 'morning') return false;
  return minute < noon || (half === 'afternoon' && minute >= afternoonEnds);
}

function whichHalf({ minute }: Time): WhenProblem {
  return { kind: 'which_half', hour: Math.floor(minute / 60) % 12, minute: minute % 60 };
}
