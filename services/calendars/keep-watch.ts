import { hashOf } from '../common/secret.ts';
import type { Transact } from '../meetings/ports/unit.ts';
import { type Calendar, type CalendarChannel, later, calendarTiming as timing } from './calendar.ts';
import type { CalendarsUnit } from './ports/calendars-unit.ts';
import type { GoogleCalendars, NewChannel, OpenChannel } from './ports/google-calendars.ts';

export type KeepWatchDeps = {
  transact: Transact<CalendarsUnit>;
  google: GoogleCalendars | undefined;
  /** Where Google tells of changes; null where it cannot reach us: then calendars are read every few minutes only. */
  address: string | null;
  newId: () => string;
  /** Unguessable. */
  newToken: () => string;
  log: { warn(fields: object, message: string): void };
};

/**
 * Sees that one channel tells of changes in a calendar, and no other, if that is due: opens one, another before that
 * ends, and stops those of a calendar that was removed, of another mail address, or that lead elsewhere. Called again
 * after any failure it goes on; without a channel the calendar is read all the same, only more often.
 */
export const keepWatch =
  (deps: KeepWatchDeps) =>
  async (calendarId: string, signal: AbortSignal): Promise<void> => {
    const { transact, log, address } = deps;
    const due = await transact((unit) => claim(deps, unit, calendarId));
    if (!due || !deps.google) return;
    const { email, opening, others, isSilent } = due;
    if (isSilent) log.warn({ calendar: calendarId, address }, silence);
    const opened = !opening || (await open(deps, deps.google, calendarId, email, opening, signal));
    // What was there goes on telling.
    if (opened) for (const channel of others) await stop(deps, deps.google, channel, signal);
    await transact((unit) => settle(deps, unit, calendarId));
  };

const silence =
  'Google’s notifications do not arrive, so the calendar is read every few minutes: see that Google reaches PUBLIC_URL';

type Due = {
  email: string;
  /** The new channel, which is kept before Google knows it: its first words may be here before Google's answer. */
  opening: NewChannel | null;
  /** Open ones that are not needed. */
  others: (CalendarChannel & OpenChannel)[];
  /** Nothing ever came over the one that is kept, which is said once. */
  isSilent: boolean;
};

async function claim(deps: KeepWatchDeps, unit: CalendarsUnit, calendarId: string): Promise<Due | null> {
  const calendar = await unit.calendars.lock(calendarId);
  if (!calendar?.watchAt || calendar.watchAt > unit.now) return null;
  const channels = await unit.calendars.channels(calendarId);
  const kept = channels.find((channel) => isKept(deps, unit, calendar, channel));
  const opening = !kept && wantsOne(deps, calendar) ? await addOne(deps, unit, calendar) : null;
  const others = channels.filter((channel) => channel !== kept).filter(isOpen);
  // Whoever opens or stops may die: looked at again.
  const watchAt = deps.google ? later(unit.now, timing.watchLookAfter) : null;
  await unit.calendars.replace(calendar, { ...calendar, watchAt });
  const isSilent = kept?.hearBy ? kept.hearBy <= unit.now : false;
  if (kept && isSilent) await unit.calendars.changeChannel(kept.id, { hearBy: null });
  return { email: calendar.label, opening, others, isSilent };
}

function wantsOne({ address, google }: KeepWatchDeps, { kind, removedAt }: Calendar): boolean {
  return kind === 'google' && !removedAt && address !== null && google !== undefined;
}

function isOpen(channel: CalendarChannel): channel is CalendarChannel & OpenChannel {
  return channel.resourceId !== null;
}

function isKept(
  deps: KeepWatchDeps,
  unit: CalendarsUnit,
  calendar: Calendar,
  { resourceId, email, address, expiresAt }: CalendarChannel,
): boolean {
  const isRight = resourceId !== null && email === calendar.label && address === deps.address;
  return isRight && wantsOne(deps, calendar) && expiresAt > later(unit.now, timing.renewedBefore);
}

async function addOne(
  { address, newId, newToken }: KeepWatchDeps,
  unit: CalendarsUnit,
  { id: calendarId, label: email }: Calendar,
): Promise<NewChannel> {
  const opening = { id: newId(), token: newToken(), address: address ?? '' };
  const soon = later(unit.now, timing.watchLookAfter);
  await unit.calendars.addChannel({
    ...{ id: opening.id, calendarId, email, address: opening.address, tokenHash: hashOf(opening.token) },
    ...{ resourceId: null, expiresAt: soon, heardAt: null, hearBy: soon },
  });
  return opening;
}

/** Whether Google tells over it now. */
async function open(
  { transact, log }: KeepWatchDeps,
  google: GoogleCalendars,
  calendarId: string,
  email: string,
  opening: NewChannel,
  signal: AbortSignal,
): Promise<boolean> {
  const answer = await google.watch(email, opening, signal);
  if (!answer.ok)
    log.warn(
      { calendar: calendarId, reason: unnamed(answer.reason, email) },
      'Google does not tell of changes',
    );
  await transact(async (unit) => {
    if (!answer.ok) return unit.calendars.dropChannel(opening.id);
    const { resourceId, until: expiresAt } = answer;
    await unit.calendars.changeChannel(opening.id, { resourceId, expiresAt });
  });
  return answer.ok;
}

/** Forgotten once Google has stopped it; else it is tried again, until it is over by itself. */
async function stop(
  { transact, log }: KeepWatchDeps,
  google: GoogleCalendars,
  { id, calendarId: calendar, resourceId, email }: CalendarChannel & OpenChannel,
  signal: AbortSignal,
): Promise<void> {
  const stopped = await google.stop(email, { id, resourceId }, signal);
  if (stopped.ok) await transact((unit) => unit.calendars.dropChannel(id));
  else
    log.warn({ calendar, reason: unnamed(stopped.reason, email) }, 'a channel of Google’s was not stopped');
}

/** Sentences are for the person; whose calendar it is is nothing for a log. */
function unnamed(reason: string, email: string): string {
  return reason.replaceAll(email, '[address]');
}

async function settle(deps: KeepWatchDeps, unit: CalendarsUnit, calendarId: string): Promise<void> {
  const calendar = await unit.calendars.lock(calendarId);
  if (!calendar) return;
  const channels = await unit.calendars.channels(calendarId);
  const over = channels.filter(({ expiresAt }) => expiresAt <= unit.now);
  for (const { id } of over) await unit.calendars.dropChannel(id);
  const left = channels.filter((channel) => !over.includes(channel));
  await unit.calendars.replace(calendar, { ...calendar, watchAt: nextLook(deps, unit, calendar, left) });
}

function nextLook(
  deps: KeepWatchDeps,
  unit: CalendarsUnit,
  calendar: Calendar,
  channels: readonly CalendarChannel[],
): Date | null {
  const kept = channels.find((channel) => isKept(deps, unit, calendar, channel));
  if (channels.some((channel) => channel !== kept)) return later(unit.now, timing.watchLookAfter);
  if (kept) return kept.hearBy ?? later(kept.expiresAt, -timing.renewedBefore);
  return wantsOne(deps, calendar) ? later(unit.now, timing.watchAgainAfter) : null;
}
