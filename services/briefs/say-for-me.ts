import { storable } from '../common/storable.ts';
import { isOver, type Meeting } from '../meetings/meeting.ts';
import type { Transact } from '../meetings/ports/unit.ts';
import { authorize, insiderOf, type NotEntitled, type Outsider } from '../people/authorize.ts';
import type { People } from '../people/people.ts';
import { isBeforeCall } from './is-before-call.ts';
import type { BriefsUnit } from './ports/briefs-unit.ts';

export type SayForMeDeps = {
  transact: Transact<BriefsUnit>;
  people: Pick<People, 'kindOf' | 'person'>;
};

/** A message in a meeting's thread, or the one that asked for it. */
export type Spoken = {
  readonly teamId: string;
  readonly channelId: string;
  readonly threadTs: string;
  readonly userId: string;
  readonly isExternal: boolean;
  /** What it wants said; none where it was deleted, or says something else by now. */
  readonly lines: readonly string[];
  readonly ts: string;
  /** Slack's time of the post, or of its last change. */
  readonly changedTs: string;
};

export type SaidFor =
  | { readonly kind: 'said'; readonly lines: readonly string[] }
  /** There's no call in that thread, or the message was none of these. */
  | { readonly kind: 'no_meeting' }
  | { readonly kind: 'fixed' }
  | NotEntitled
  | Outsider;

/** Messages that one call has; a person's form beside them. */
const maxMessages = 100;

/** Takes along what somebody wants said in a call, under their name, as replies to a standup's question are. */
export const sayForMe =
  ({ transact, people }: SayForMeDeps) =>
  async (said: Spoken): Promise<SaidFor> => {
    const { teamId, channelId, threadTs, userId } = said;
    const meeting = await transact(({ meetings }) => meetings.inThread(teamId, channelId, threadTs));
    if (!meeting || isOver(meeting)) return { kind: 'no_meeting' };
    const refusal = await authorize(said, insiderOf(people));
    if (refusal) return refusal;
    const person = await people.person({ teamId, userId });
    const name = person && person !== 'nobody' ? person.name : userId;
    return transact((unit) => keep(unit, meeting, said, name));
  };

async function keep(
  unit: BriefsUnit,
  { id }: Meeting,
  { userId, lines, ts, changedTs }: Spoken,
  name: string,
): Promise<SaidFor> {
  const meeting = await unit.meetings.lock(id);
  const replies = await unit.updates.of(id);
  const isKnown = replies.some((reply) => reply.ts === ts);
  if (!isKnown && lines.length === 0) return { kind: 'no_meeting' };
  if (!meeting || !isBeforeCall(meeting)) return { kind: 'fixed' };
  if (!isKnown && replies.length >= maxMessages) return { kind: 'no_meeting' };
  const text = storable(lines.join('\n')).toWellFormed();
  await unit.standups.keepReply(meeting, { userId, name, text, ts }, changedTs);
  return { kind: 'said', lines };
}
