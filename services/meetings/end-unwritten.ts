import { type Decide, type Decision, mayDecide } from './decide.ts';
import { isPolled, type Meeting } from './meeting.ts';
import type { SessionProvider } from './ports/session-provider.ts';

export type EndUnwrittenDeps = {
  /** Meetings whose session should have been ended by now, by the database. A plain read. */
  overdueSessions: () => Promise<Meeting[]>;
  /** Meetings of a channel that aren't over. A plain read. */
  activeInChannel: (teamId: string, channelId: string) => Promise<{ meetings: Meeting[] }>;
  /** One of them, without a lock. */
  look: (id: string) => Promise<{ meeting: Meeting } | null>;
  decide: Decide;
  /** The database's time as far as it's known without asking. */
  now: () => Date;
  provider: Pick<SessionProvider, 'end'>;
  /** How long a session may be overdue before it's ended from here, in milliseconds. */
  afterMs: number;
  log: { error(fields: object, message: string): void };
};

/** Sessions that this process remembers; the oldest is dropped first. */
const maxRemembered = 10_000;

/**
 * Ends sessions without writing a row, where rows can't be written: the disk is full, the database only reads or gives no
 * connection, or a worker that has the meeting died. Ending twice does no harm, so the row may catch up whenever it can.
 */
export function endUnwritten(deps: EndUnwrittenDeps) {
  const remembered = new Map<string, Meeting>();
  const overdueSince = new Map<string, number>();
  const ended = new Set<string>();
  const stops = new Map<string, Decision>();

  /** By the rows where they can be read, else by what was seen last. */
  async function overdue(): Promise<Meeting[]> {
    try {
      return await deps.overdueSessions();
    } catch {
      const now = deps.now();
      const isOver = ({ state, limitAt }: Meeting) =>
        state === 'leaving' || (limitAt !== null && limitAt <= now);
      return [...remembered.values()].filter(isOver);
    }
  }

  async function end({ id, sessionId }: Meeting, why: string): Promise<void> {
    if (!sessionId || ended.has(sessionId)) return;
    const outcome = await deps.provider.end(sessionId);
    if (outcome.ok) ended.add(sessionId);
    deps.log.error({ meeting: id, ended: outcome.ok }, why);
  }

  async function stopUnwritten(decision: Decision): Promise<void> {
    const seen = await deps.look(decision.meetingId).catch(() => null);
    const meeting = seen?.meeting ?? remembered.get(decision.meetingId);
    if (!meeting || !isInSession(meeting) || !mayDecide(meeting, decision)) return;
    stops.set(meeting.id, decision);
    await end(meeting, 'Left a call that somebody stopped while nothing could be written');
  }

  /** Who stopped what, once that can be written. */
  async function writeStops(): Promise<void> {
    for (const [id, decision] of stops) {
      await deps.decide(decision, { kind: 'stop', reason: 'stop_button' });
      stops.delete(id);
    }
  }

  return {
    /** What a worker saw of a meeting: known where the database can't be read. */
    seen(meeting: Meeting): void {
      remembered.delete(meeting.id);
      if (isInSession(meeting)) remembered.set(meeting.id, meeting);
      const [oldest] = remembered.keys();
      if (remembered.size > maxRemembered && oldest) remembered.delete(oldest);
    },

    async look(): Promise<void> {
      const found = await overdue();
      const at = performance.now();
      const ids = new Set(found.map(({ id }) => id));
      for (const id of overdueSince.keys()) if (!ids.has(id)) overdueSince.delete(id);
      const late = found.filter(({ id }) => {
        const since = overdueSince.get(id) ?? at;
        overdueSince.set(id, since);
        return at - since >= deps.afterMs;
      });
      await Promise.all(
        late.map((meeting) => end(meeting, 'Left a call whose row could not say so in time')),
      );
      if (found.length === 0) ended.clear();
      await writeStops();
    },

    /** Where the rows can't be read: calls that this process has seen. */
    async activeInChannel(teamId: string, channelId: string): Promise<{ meetings: Meeting[] }> {
      try {
        return await deps.activeInChannel(teamId, channelId);
      } catch (error) {
        const isHere = (meeting: Meeting) => meeting.teamId === teamId && meeting.channelId === channelId;
        const meetings = [...remembered.values()].filter(isHere);
        if (meetings.length === 0) throw error;
        return { meetings };
      }
    },

    /** A Stop that can't be written leaves the call all the same; the row hears of it once it can. */
    decide: (async (decision, what) => {
      try {
        return await deps.decide(decision, what);
      } catch (error) {
        if (what.kind === 'stop') await stopUnwritten(decision);
        throw error;
      }
    }) satisfies Decide,
  };
}

function isInSession({ state, sessionId }: Meeting): boolean {
  return sessionId !== null && (isPolled({ state }) || state === 'leaving');
}
