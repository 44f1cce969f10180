import { oneLine } from '../common/one-line.ts';
import { within } from '../common/within.ts';
import type { Transact } from '../meetings/ports/unit.ts';
import type { People } from '../people/people.ts';
import type { AgentsUnit } from './ports/agents-unit.ts';
import type { Agent } from './visible-meetings.ts';

/** Somebody whom a result about a meeting names. */
export type Named = { readonly meetingId: string; readonly userId: string | null };

export type TellNamesDeps = {
  transact: Transact<AgentsUnit>;
  people: Pick<People, 'person'>;
};

/** People that one answer looks up; others stay without a name. */
const maxPeople = 25;
const maxNameChars = 80;
const lookupTimeoutMs = 1_500;

/**
 * What people are called, by their ids; who isn't in it, Slack didn't name in time. Members' names are theirs like their
 * messages' authorship. Guests and people outside choose theirs freely, so an agent that gets one has read others' words.
 */
export const tellNames =
  ({ transact, people }: TellNamesDeps) =>
  async ({ teamId, tokenId }: Agent, named: readonly Named[]): Promise<ReadonlyMap<string, string>> => {
    const ids = [...new Set(named.flatMap(({ userId }) => userId ?? []))].slice(0, maxPeople);
    const found = await Promise.all(
      ids.map((id) => within(lookupTimeoutMs, people.person({ teamId, userId: id }), () => null)),
    );
    const known = new Map(
      found.flatMap((person, at) =>
        person && person !== 'nobody' ? [[ids[at] ?? '', person] as const] : [],
      ),
    );
    const chosen = named.filter(
      ({ userId }) => userId && known.has(userId) && known.get(userId)?.kind !== 'member',
    );
    if (chosen.length > 0) {
      await transact(async (unit) => {
        for (const meetingId of new Set(chosen.map((one) => one.meetingId)))
          await unit.agents.markRead(teamId, meetingId, tokenId);
      });
    }
    return new Map([...known].map(([id, { name }]) => [id, oneLine(name, maxNameChars)]));
  };
