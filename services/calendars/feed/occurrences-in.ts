import { type Component, componentsIn } from './components.ts';
import { decodeFeed, type FeedText } from './decode-feed.ts';
import { eventOf, type FeedEvent } from './feed-event.ts';
import type { FeedRead, Occurrence, Window } from './occurrence.ts';
import { type Placed, placeSeries, type Series } from './place-series.ts';
import { textOf } from './property.ts';
import type { Budget } from './starts-in.ts';
import { createZones } from './zones.ts';

const maxFeedChars = 10 * 1024 * 1024;
const maxOccurrences = 2_000;
/** Occurrences of series that are worked out, with a call or without. */
const maxTimes = 50_000;

export type FeedOptions = {
  /** For times without a zone, if the calendar names none. */
  timeZone?: string;
  /** Leaves out events without a call that we can join. */
  onlyCalls?: boolean;
  /** The calendar owner's. */
  email?: string | null;
};

/** The occurrences of a feed in a window: without exceptions, moved ones at their new time, cancelled ones marked. */
export function occurrencesIn(feed: FeedText, window: Window, options: FeedOptions = {}): FeedRead {
  if (feed.length > 2 * maxFeedChars) return { ok: false, problem: 'too_big' };
  const text = decodeFeed(feed);
  if (text.length > maxFeedChars) return { ok: false, problem: 'too_big' };
  const read = componentsIn(text);
  if (read.kind === 'too_many') return { ok: false, problem: 'too_big' };
  if (read.calendars.length === 0) return { ok: false, problem: 'not_a_calendar' };
  if (!read.isWhole) return { ok: false, problem: 'cut_off' };
  const budget = { left: maxTimes };
  const series = merged(read.calendars).flatMap((calendar) => seriesIn(calendar, window, options, budget));
  if (budget.left < 0) return { ok: false, problem: 'too_big' };
  const isWanted = (event: FeedEvent) => !options.onlyCalls || event.details().call !== null;
  const unreadable = series.flatMap((one) => one.unreadable.filter(isWanted)).length;
  const found = series.flatMap(({ placed }) => placed.filter(({ event }) => isWanted(event)));
  found.sort((one, other) => one.start.getTime() - other.start.getTime());
  const rest = found[maxOccurrences];
  const until = rest && rest.start < window.to ? rest.start : window.to;
  const kept = rest ? found.filter(({ start }) => start < until).slice(0, maxOccurrences) : found;
  return { ok: true, occurrences: kept.map(occurrenceOf), until, unreadable };
}

/**
 * The calendars of a stream that have one zone are one: some programs put a series and its changed days into one each. All
 * events of a cancellation are cancelled (RFC 5546, 3.2.5).
 */
function merged(calendars: readonly Component[]): Component[] {
  const groups = Map.groupBy(calendars, (calendar) => textOf(calendar, 'X-WR-TIMEZONE'));
  return [...groups.values()].map((same) => ({
    name: 'VCALENDAR',
    properties: same.flatMap(({ properties }) => properties),
    components: same.flatMap((calendar) =>
      /^CANCEL$/i.test(textOf(calendar, 'METHOD').trim())
        ? calendar.components.map(cancelled)
        : calendar.components,
    ),
  }));
}

function cancelled(event: Component): Component {
  const status = { name: 'STATUS', lines: ['STATUS:CANCELLED'] };
  return { ...event, properties: [status, ...event.properties] };
}

function seriesIn(calendar: Component, window: Window, options: FeedOptions, budget: Budget): Series[] {
  const zones = createZones(calendar, options.timeZone ?? 'UTC');
  const events = calendar.components
    .filter(({ name }) => name === 'VEVENT')
    .map((component) => eventOf(component, options.email ?? null))
    .map((event) => (event.start && zones.isUnsure(event.start) ? { ...event, start: null } : event));
  const series = [...Map.groupBy(events, ({ uid }) => uid).values()];
  return series.map((same) => placeSeries(same, { window, zones, budget }));
}

function occurrenceOf({ event, recurrenceId, start, end, allDay, cancelled }: Placed): Occurrence {
  const details = event.details();
  const isOff = cancelled || details.cancelled;
  return { uid: event.uid, recurrenceId, start, end, allDay, ...details, cancelled: isOff };
}
