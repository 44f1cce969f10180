import { oneAtATime } from '../../common/one-at-a-time.ts';

/** When a call of Slack's may be made: null is now. */
type Turn = { waitUntil: Date | null; now: Date };

/** As the database has it: used up, or else its channel alone is paused. */
type Asked = Turn & { isUsedUp: boolean };

type Line = {
  /** What shares a minute. */
  of: string;
  /** Its own place in it, and how many a minute it has; null doesn't queue: it asks whenever it comes. */
  lane: string | null;
  perMinute: number;
};

export type EditTurns = {
  /** `ask`: takes one from the minute, or says when there is one again. */
  next(line: Line, row: { id: number; now: Date }, ask: () => Promise<Asked>): Promise<Turn>;
};

/** What people did asks as soon as an edit is free: who has a place lets it go first. */
const letGoFirstMs = 300;

type Lane = { places: Map<number, number>; freeAt: number };

/**
 * Has the edits of a workspace ask for their minute one at a time in this process: of many that wait for the database's lock
 * each would hold a connection, and all else would wait for one. Who was refused gets a place in its lane, each a step after
 * the one before it: at one time for all, each free edit would be asked for by all that wait. Nothing depends on what is
 * remembered here: the database counts.
 */
export function createEditTurns(): EditTurns {
  const inTurn = oneAtATime<Asked>();
  const lanes = new Map<string, Lane>();

  return {
    async next({ of, lane: name, perMinute }, { id, now }, ask) {
      if (name === null) return inTurn(of, ask);
      const key = `${of}:${name}`;
      const lane = lanes.get(key) ?? { places: new Map(), freeAt: 0 };
      const place = lane.places.get(id);
      // Others wait, and it has no place yet, or came before its time.
      if (place === undefined && lane.freeAt > now.getTime()) return refuse(lane, id, perMinute, now);
      if (place !== undefined && place > now.getTime()) return { waitUntil: new Date(place), now };
      const turn = await inTurn(of, ask);
      lane.places.delete(id);
      if (turn.waitUntil === null || !turn.isUsedUp) return turn;
      lanes.set(key, lane);
      if (place === undefined) {
        lane.freeAt = Math.max(lane.freeAt, turn.waitUntil.getTime() + letGoFirstMs);
        return refuse(lane, id, perMinute, turn.now);
      }
      // Who had a place already has the first.
      const again = turn.waitUntil.getTime() + letGoFirstMs;
      lane.places.set(id, again);
      return { waitUntil: new Date(again), now: turn.now };
    },
  };
}

function refuse(lane: Lane, id: number, perMinute: number, now: Date): Turn {
  const place = lane.freeAt;
  lane.freeAt += 60_000 / perMinute;
  lane.places.set(id, place);
  forgetOld(lane, now);
  return { waitUntil: new Date(place), now };
}

/** Of rows that never came, for they are gone. */
function forgetOld({ places }: Lane, now: Date): void {
  const [oldest] = places;
  if (oldest && oldest[1] < now.getTime() - 60_000) places.delete(oldest[0]);
}
