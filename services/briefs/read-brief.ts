import { allLines } from '../meetings/do-not-say/lists.ts';
import { isSender } from '../meetings/do-not-say/set-for-call.ts';
import type { Meeting } from '../meetings/meeting.ts';
import { readerOfThread } from '../memory/recall.ts';
import type { Actor } from '../people/actor.ts';
import { authorize, memberOf, type NotEntitled, type Outsider, presentIn } from '../people/authorize.ts';
import type { People, UserIn } from '../people/people.ts';
import { type Brief, type BriefLine, maxLines, maxStaying, newState } from './brief.ts';
import { audienceOf, type CallAudience } from './call-audience.ts';
import { forGuests } from './for-guests.ts';
import { candidatesFor, ownLines, picked, stayingFor } from './gather.ts';
import { formTs } from './lines.ts';
import type { BriefsUnit } from './ports/briefs-unit.ts';
import { type SelfLines, selfLinesOf } from './self-lines.ts';
import { type Around, type BriefDeps, lookAround, wordsFor } from './take-along.ts';

export type ReadBriefDeps = BriefDeps & { people: Pick<People, 'channelsOf' | 'kindOf' | 'standing'> };

/** Which call's brief: a meeting, or what was typed. */
export type WhichBrief =
  | { readonly meetingId: string }
  | { readonly callKey: string }
  | { readonly threadTs: string }
  | null;

export type BriefOutcome =
  | { readonly kind: 'brief'; readonly brief: Brief }
  | { readonly kind: 'no_call' }
  | NotEntitled
  | Outsider;

/** A call's brief for the eyes of one person who is in its channel: what goes along is the same for all of them. */
export const readBrief =
  (deps: ReadBriefDeps) =>
  async (actor: Actor, which: WhichBrief): Promise<BriefOutcome> => {
    const meeting = await deps.transact((unit) => find(unit, actor, which));
    if (!meeting || meeting.teamId !== actor.teamId || meeting.forgottenAt) return { kind: 'no_call' };
    const { channelId, requestedBy: owner } = meeting;
    const refusal = await authorize(actor, presentIn(deps.people, { channelId, owner }));
    if (refusal) return refusal;
    const around = await lookAround(deps, meeting, actor.userId);
    const person = await readerOfBrief(deps, actor);
    const isMember = (await authorize(actor, memberOf(deps.people, { channelId, owner }))) === null;
    const brief = await deps.transact((unit) => briefIn(unit, meeting, around, person));
    return { kind: 'brief', brief: isMember ? brief : forGuests(brief) };
  };

function find({ meetings, briefs }: BriefsUnit, actor: Actor, which: WhichBrief): Promise<Meeting | null> {
  return which && 'meetingId' in which ? meetings.lock(which.meetingId) : briefs.find(actor, which);
}

type Person = { readonly userId: string; readonly channelIds: readonly string[] };

/** Somebody, with the channels that Slack says they're in; while it doesn't, with none. */
export async function readerOfBrief(
  { people }: { people: Pick<People, 'channelsOf'> },
  user: UserIn,
): Promise<Person> {
  const channels = (await people.channelsOf(user)) ?? [];
  return { userId: user.userId, channelIds: channels.map(({ id }) => id) };
}

/** For somebody who may see it: a few queries, however many calls there were. */
export async function briefIn(
  unit: BriefsUnit,
  meeting: Meeting,
  around: Around,
  person: Person,
): Promise<Brief> {
  const { before, expected, members, purpose, self } = around;
  const audience = audienceOf(meeting, expected, members);
  const call = { ...meeting, before };
  const words = wordsFor(around);
  const going = await goingIn(unit, call, audience, words, self);
  const reader = { kind: 'person' as const, ...person };
  const staying = going.state.fixedAt ? [] : await stayingFor(reader, audience, unit, call, words, self);
  const persona =
    meeting.personaId === null ? null : await unit.personas.of(meeting.teamId, meeting.personaId);
  const updates = await unit.updates.of(meeting.id);
  const lists = await unit.doNotSay.of(meeting);
  const { toolsOff } = await unit.channels.settings(meeting.teamId, meeting.channelId);
  const ofCall = isSender(meeting, person.userId) ? lists.call : null;
  return {
    ...{ meeting, purpose, expected, audience, ...going },
    stays: staying.slice(0, maxStaying),
    moreStays: Math.max(0, staying.length - maxStaying),
    mustNotSay: allLines({ ...lists, workspace: [], call: ofCall ?? [] }),
    callList: ofCall,
    tools: persona?.tools ?? null,
    toolsOff: toolsOff?.value ?? [],
    mine: updates.find(({ ts }) => ts === formTs(person.userId))?.text ?? '',
  };
}

async function goingIn(
  unit: BriefsUnit,
  call: Meeting & { before: { id: string; botName: string } | null },
  audience: CallAudience,
  words: readonly string[],
  self: SelfLines,
): Promise<Pick<Brief, 'state' | 'takes' | 'moreOwn' | 'leftOut'>> {
  const state = (await unit.briefs.of(call.id)) ?? newState(call);
  const { own, moreOwn } = await ownLines(unit, call.id);
  if (state.fixedAt) {
    const keys = state.keys ?? [];
    const took = await unit.briefs.linesOf(readerOfThread(call), call.teamId, keys, 'then');
    const went = [...took, ...selfLinesOf(keys, self)];
    return { state, takes: [...own, ...went], moreOwn, leftOut: [] };
  }
  const found = await candidatesFor(audience, unit, call, words, self);
  const goes = await picked(audience, unit, call, found, state, self, maxLines - own.length);
  const isLeftOut = ({ key }: BriefLine) => state.leftOut.includes(key);
  return { state, takes: [...own, ...goes], moreOwn, leftOut: found.filter(isLeftOut) };
}
