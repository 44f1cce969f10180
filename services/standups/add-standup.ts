import { blankDraft } from './draft.ts';
import { notToChange, notToSend } from './may-change.ts';
import { once } from './once.ts';
import type { NewStandup, StandupActor, StandupDeps, StandupOutcome } from './outcomes.ts';
import { readPhrase } from './read-phrase.ts';
import { refuseMore } from './room-for-more.ts';
import type { Terms } from './standup.ts';
import { told } from './tell-change.ts';
import { startingNow } from './terms-after.ts';

/** Full members who are in the channel may; what they decide, the channel hears. */
export const addStandup =
  (deps: StandupDeps) =>
  async (actor: StandupActor, wanted: NewStandup, aloud: boolean): Promise<StandupOutcome> => {
    const refusal = await notToChange(deps, actor, true);
    if (refusal) return refusal;
    const { teamId, channelId, userId: askedBy } = actor;
    const { call, personaId } = wanted;
    const ownZone = await deps.roster.timeZone(actor);
    const read = 'phrase' in wanted ? readPhrase(wanted.phrase, blankDraft(call, ownZone)) : wanted;
    if ('problem' in read) return read;
    return deps.transact((unit) =>
      once(unit, actor, async () => {
        const full = await refuseMore(unit, actor);
        if (full) return full;
        const notTheirs = await notToSend(unit, actor, wanted.personaId);
        if (notTheirs) return notTheirs;
        const { rule, timeZone, minutes } = read;
        const terms = startingNow({ ...blank, call, minutes, personaId, rule, timeZone }, unit.now);
        const id = deps.newId();
        const standup = await unit.standups.insert({ ...terms, id, teamId, channelId, askedBy });
        const telling = { zone: ownZone, aloud, billing: deps.billing };
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
