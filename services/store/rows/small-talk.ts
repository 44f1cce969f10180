import { sql } from 'drizzle-orm';
import { withHeard } from '../../consent/heard.ts';
import type { Door } from '../../sessions/presence.ts';
import type { PushedEvent } from '../../sessions/session-event.ts';
import { type Segment, segmentEventSchema } from '../../sessions/transcript.ts';
import type { Executor } from '../executor.ts';

/** An event of PikaStream's, whose session may not be known. */
export type ArrivedEvent = { readonly body: PushedEvent; readonly door: Extract<Door, 'webhook' | 'feed'> };

/** What words say by themselves, in a call whose persona is called so. */
export type ReadWords = {
  /** The ledger is to know of them. */
  readonly isHeeded: (segment: Segment, botName: string) => boolean;
  readonly mayName: (text: string, botName: string) => boolean;
};

/** An event that is to be stored, and what its words say. */
export type ReadEvent = ArrivedEvent & {
  /** The persona's name by which this and all that comes with it of its session is small talk; null where it isn't. */
  readonly smallFor: string | null;
  readonly mayName: boolean;
};

export type SmallTalk = {
  read(events: readonly ArrivedEvent[]): Promise<ReadEvent[]>;
  /** What was known of its persona may be old. */
  forget(sessionId: string): void;
};

/** Sessions whose persona's name is remembered: more than are in calls at once. */
const maxSessions = 5_000;

/**
 * Tells small talk by the words alone, before any transaction: speech of people in which nobody objects and nobody names the
 * persona. Whether the call is one where that changes nothing is left to the statement that stores it.
 */
export function createSmallTalk(db: Executor, { isHeeded, mayName }: ReadWords): SmallTalk {
  const names = new Map<string, string>();

  const learn = async (sessionIds: ReadonlySet<string>) => {
    const unknown = [...sessionIds].filter((id) => !names.has(id));
    if (unknown.length === 0) return;
    if (names.size + unknown.length > maxSessions) names.clear();
    const { rows } = await db.execute<{ id: string; name: string }>(sql`
      select session_id as id, bot_name as name from meetings
      where session_id in (select jsonb_array_elements_text(${JSON.stringify(unknown)}::jsonb))`);
    for (const { id, name } of rows) names.set(id, name);
  };

  const read = (arrived: ArrivedEvent): ReadEvent => {
    const segment = segmentEventSchema.safeParse(arrived.body).data?.segment;
    const event = { ...arrived, body: withHeard(arrived.body, names.get(arrived.body.session_id) ?? null) };
    if (event.body.type !== 'transcript.segment' || !segment)
      return { ...event, smallFor: null, mayName: false };
    const botName = names.get(event.body.session_id);
    // The session isn't known yet, so its persona's name isn't either.
    if (botName === undefined) return { ...event, smallFor: null, mayName: true };
    const isNamed = mayName(segment.text, botName);
    const isSmall = !isNamed && !isHeeded(segment, botName);
    return { ...event, smallFor: isSmall ? botName : null, mayName: isNamed };
  };

  return {
    async read(events) {
      await learn(new Set(events.map(({ body }) => body.session_id)));
      const all = events.map(read);
      const stirred = new Set(
        all.flatMap(({ smallFor, body }) => (smallFor === null ? [body.session_id] : [])),
      );
      return all.map((one) => (stirred.has(one.body.session_id) ? { ...one, smallFor: null } : one));
    },
    forget: (sessionId) => void names.delete(sessionId),
  };
}
