import { dateAt, momentOrNext } from '../wall-time.ts';
import { dateAfter, dayOf } from './chrono-dates.ts';
import type { ClockTime, FoundTime } from './found-time.ts';

const aDay = 86_400_000;
const aMinute = 60_000;

/**
 * The moments that a time may mean: several where it is not known in which zone. Of a clock's time that is skipped
 * there, the first after the gap; of one that is shown twice, the first.
 */
export function momentsOf({ when }: FoundTime, now: Date, timeZone: string): Date[] {
  if (when.kind === 'from_now') return [new Date(now.getTime() + when.milliseconds)];
  return when.kind === 'clock' ? clockMoments(when, now, timeZone) : [];
}

/** Whether nobody can say in which zone a time is meant. */
export function isAnywhere(time: FoundTime, now: Date, timeZone: string): boolean {
  const unknown = time.when.kind === 'clock' && time.when.zone.kind === 'unknown';
  return unknown || momentsOf(time, now, timeZone).length > 1;
}

/** The same time of another day. */
export function daysLater(when: ClockTime, days: number): ClockTime {
  return { ...when, later: when.later + days };
}

/** Twelve hours after. */
export function otherHalf(when: ClockTime): ClockTime {
  const [hour = 0, minute = 0] = when.time.split(':').map(Number);
  const time = [(hour + 12) % 24, minute].map((part) => String(part).padStart(2, '0')).join(':');
  return hour < 12 ? { ...when, time } : { ...daysLater(when, 1), time };
}

function clockMoments(when: ClockTime, now: Date, timeZone: string): Date[] {
  const { zone } = when;
  const among = (zones: readonly string[]) => zones.flatMap((name) => clockIn(when, now, name, timeZone));
  switch (zone.kind) {
    case 'here':
    case 'unknown':
      return among([timeZone]);
    case 'there':
      return among([zone.timeZone]);
    case 'offset':
      return [atOffset(when, now, zone.minutes)];
    case 'several': {
      const here = among([timeZone]);
      const all = distinct(among(zone.zones));
      return all.some((moment) => moment.getTime() === here[0]?.getTime()) ? here : all;
    }
    case 'maybe':
      return distinct(among([...zone.zones, timeZone]));
    default:
      return zone satisfies never;
  }
}

/** Where it is another day there than with the writer, `tomorrow` may be either's. */
function clockIn({ date, dated, later, time }: ClockTime, now: Date, zone: string, writers: string): Date[] {
  const [today, writersToday] = [dateAt(now, zone), dateAt(now, writers)];
  const apart = Math.round((Date.parse(today) - Date.parse(writersToday)) / aDay);
  const days = {
    not: [today],
    from_today: apart === 0 ? [date] : [date, dateAfter(date, apart)],
    weekday: [date],
    date: [date],
  }[dated];
  return days.map((day) => momentOrNext(`${dateAfter(day, later)}T${time}`, zone));
}

function atOffset({ date, dated, later, time }: ClockTime, now: Date, minutes: number): Date {
  const offset = minutes * aMinute;
  const day = dated === 'not' ? dayOf(new Date(now.getTime() + offset)) : date;
  return new Date(Date.parse(`${dateAfter(day, later)}T${time}Z`) - offset);
}

export function distinct(moments: readonly Date[]): Date[] {
  return [...new Map(moments.map((moment) => [moment.getTime(), moment])).values()];
}
