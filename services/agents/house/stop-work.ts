import type { Decision, DecisionKind, DecisionOutcome } from '../../meetings/decide.ts';
import type { Transact } from '../../meetings/ports/unit.ts';
import type { Actor } from '../../people/actor.ts';
import { authorize, type NotEntitled, type Outsider, presentIn } from '../../people/authorize.ts';
import type { People } from '../../people/people.ts';
import { endTurn } from './end-turn.ts';
import type { WorkPlace } from './ports/house-turns.ts';
import type { HouseUnit } from './ports/house-unit.ts';
import type { Turn } from './turn.ts';

export type StopWorkDeps<U extends HouseUnit> = {
  transact: Transact<U>;
  people: Pick<People, 'kindOf' | 'channelsOf'>;
  decide: (decision: Decision, what: DecisionKind) => Promise<DecisionOutcome>;
};

export type StopOutcome =
  /** It was a call's thread: the same as *Stop* on its card. */
  | { readonly kind: 'call'; readonly outcome: DecisionOutcome }
  | { readonly kind: 'stopped' }
  /** Nothing runs there. */
  | { readonly kind: 'nothing' }
  | NotEntitled
  | Outsider;

const stoppable = new Set(['checking', 'awaiting_funds', 'dispatching', 'joining', 'live']);

/** Slack's own stop button in a thread: takes us out of its call; where there's none, ends what the house agent does there. */
export const stopWork =
  <U extends HouseUnit>({ transact, people, decide }: StopWorkDeps<U>) =>
  async (actor: Actor, threadTs: string): Promise<StopOutcome> => {
    const { teamId, channelId } = actor;
    const meeting = await transact((unit) => unit.meetings.inThread(teamId, channelId, threadTs));
    const place = {
      teamId,
      channelId,
      threadTs: meeting?.threadTs ?? threadTs,
      meetingId: meeting?.id ?? null,
    };
    if (meeting && stoppable.has(meeting.state)) {
      const outcome = await decide(
        { ...actor, meetingId: meeting.id },
        { kind: 'stop', reason: 'stop_button' },
      );
      await transact((unit) => unit.turns.tellStatusAgain(place));
      return { kind: 'call', outcome };
    }
    const refusal = await authorize(actor, presentIn(people, actor));
    if (refusal) return refusal;
    return transact((unit) => endAll(unit, place));
  };

/** Slack goes on showing that it works until it's told. */
async function endAll<U extends HouseUnit>(unit: U, place: WorkPlace): Promise<StopOutcome> {
  const ended: Turn[] = [];
  // Before its turns, as who ends one does.
  if (place.meetingId !== null) await unit.meetings.lock(place.meetingId);
  for (const { id } of await unit.turns.openIn(place)) {
    // As it stands now: a step that began since makes it another version, and mustn't save it.
    const turn = await unit.turns.lock(id);
    if (turn && turn.finishedAt === null && (await endTurn(unit, turn, 'stopped'))) ended.push(turn);
  }
  await unit.turns.tellStatusAgain(place);
  return { kind: ended.length > 0 ? 'stopped' : 'nothing' };
}
