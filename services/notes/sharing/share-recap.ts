import type { Decision } from '../../meetings/decide.ts';
import type { ListOwner } from '../../meetings/do-not-say/lists.ts';
import { isOver } from '../../meetings/meeting.ts';
import { authorize, presentIn } from '../../people/authorize.ts';
import { isOwnDm } from '../../people/own-dm.ts';
import type { People } from '../../people/people.ts';
import type { Roster } from '../../people/roster.ts';
import { type DecideNotesDeps, type NotesOutcome, wasInCall, withNotes } from '../decide-notes.ts';
import { isHeld } from '../kept-notes.ts';
import { forbiddenThere, mayStandIn } from './shareable.ts';

/** Why a recap can't be shared to a channel, whatever it says. */
export type NoPlace = {
  kind: 'no_place';
  why: 'its_own' | 'dm' | 'app_not_in' | 'not_in' | 'with_others' | 'unknown';
};

export type ShareOutcome =
  | NotesOutcome
  | NoPlace
  /** A copy is there. */
  | { kind: 'there_already' }
  | { kind: 'must_not_say'; list: ListOwner };

export type ShareDeps = DecideNotesDeps & { roster: Roster };

/**
 * Posts a copy of a recap in another channel, once: for somebody who may read it and is in that channel too. Where recaps wait
 * for review, it's for those who could release it.
 */
export const shareRecap =
  (deps: ShareDeps) =>
  async (decision: Decision, to: string): Promise<ShareOutcome> => {
    const { teamId, channelId, userId } = decision;
    const noPlace = await whyNotThere(deps.people, decision, to);
    if (noPlace) return noPlace;
    const members = (await deps.roster.members({ teamId, channelId, owner: userId })) ?? [];
    return withNotes<ShareOutcome>(
      deps,
      decision,
      async (unit, { meeting, notes }) => {
        if (isHeld(notes)) return { kind: 'held' };
        if (!isOver(meeting)) return { kind: 'busy' };
        const { holdRecap } = await unit.channels.settings(meeting.teamId, meeting.channelId);
        if (holdRecap?.value && !(await wasInCall(unit, meeting, userId, members)))
          return { kind: 'not_of_the_call' };
        const list = await forbiddenThere(unit.doNotSay, meeting, notes, to);
        if (list) return { kind: 'must_not_say', list };
        const isNew = await unit.shares.add(meeting, { channelId: to, sharedBy: userId });
        await unit.announcer.showShares(meeting, notes);
        return { kind: isNew ? 'done' : 'there_already' };
      },
      presentIn(deps.people, { channelId }),
    );
  };

async function whyNotThere(people: People, decision: Decision, to: string): Promise<NoPlace | null> {
  const no = (why: NoPlace['why']): NoPlace => ({ kind: 'no_place', why });
  if (isOwnDm(to)) return no('dm');
  if (to === decision.channelId) return no('its_own');
  const refusal = await authorize(decision, presentIn(people, { channelId: to }));
  if (refusal) return no(refusal.standing === 'unknown' ? 'unknown' : 'not_in');
  const there = { teamId: decision.teamId, channelId: to };
  const isThere = await people.isAppIn(there);
  if (!isThere) return no(isThere === null ? 'unknown' : 'app_not_in');
  const who = await mayStandIn(people, there);
  if (who !== 'yes') return no(who);
  const audience = await people.audienceOf(there);
  if (!audience) return no('unknown');
  return audience.external > 0 ? no('with_others') : null;
}
