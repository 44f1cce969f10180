import { authorize, memberOf } from '../people/authorize.ts';
import { once } from './once.ts';
import type { Asker, StandupDeps, StandupOutcome, Wanted } from './outcomes.ts';
import { readWanted } from './read-wanted.ts';
import { refuseMore } from './room-for-more.ts';
import type { Terms } from './standup.ts';
import { told } from './tell-change.ts';
import { startingNow } from './terms-after.ts';

/** Full members who are in the channel may; what they decide, the channel hears. */
export const addStandup =
  (deps: StandupDeps) =>
  async (asker: Asker, wanted: Wanted, aloud: boolean): Promise<StandupOutcome> => {
    const refusal = await authorize(asker, memberOf(deps.people, asker));
    if (refusal) return refusal;
    const { teamId, channelId, userId: askedBy } = asker;
    const own = await deps.roster.timeZone(askedBy);
    const read = readWanted(wanted, own, { ...wanted, number: null });
    if (read.kind !== 'read') return read;
    return deps.transact((unit) =>
      once(unit, asker, async () => {
        const full = await refuseMore(unit, asker);
        if (full) return full;
        const { rule, timeZone, minutes } = read;
        const terms = startingNow({ ...blank, call: wanted.call, minutes, rule, timeZone }, unit.now);
        const id = deps.newId();
        const standup = await unit.standups.insert({ ...terms, id, teamId, channelId, askedBy });
        const telling = { zone: own, aloud, billing: deps.billing };
        return told(unit, telling, { what: 'add', by: askedBy, standup, dropped: null, undoable: true });
      }),
    );
  };

const blank: Pick<Terms, 'nextAt' | 'pausedBy' | 'pausedAt' | 'removedBy' | 'removedAt'> = {
  nextAt: null,
  pausedBy: null,
  pausedAt: null,
  removedBy: null,
  removedAt: null,
};
