import { storable } from '../common/storable.ts';
import type { Meeting } from '../meetings/meeting.ts';
import type { Actor } from '../people/actor.ts';
import { authorize, memberOf, type NotEntitled, type Outsider } from '../people/authorize.ts';
import type { People } from '../people/people.ts';
import { type Brief, type BriefState, newState } from './brief.ts';
import { isBeforeCall } from './is-before-call.ts';
import { formTs, isFromElsewhere, linesIn, numberOf } from './lines.ts';
import type { BriefsUnit } from './ports/briefs-unit.ts';
import { briefIn, type ReadBriefDeps, readerOfBrief } from './read-brief.ts';
import { lookAround } from './take-along.ts';

export type DecideBriefDeps = ReadBriefDeps & { people: Pick<People, 'standing' | 'person'> };

/** A person's brief of a meeting, as they were shown it. */
export type BriefPress = Actor & { readonly meetingId: string };

/** `line`: what its button carries. `mine`: what they want said, a line each. */
export type BriefWish =
  | { readonly kind: 'leave' | 'take'; readonly line: number }
  | { readonly kind: 'edit'; readonly line: number; readonly text: string }
  | { readonly kind: 'send'; readonly mine: string };

export type DecidedBrief =
  | { readonly kind: 'decided'; readonly brief: Brief }
  /** Its instructions are made, or it isn't going any more. */
  | { readonly kind: 'fixed' }
  /** That line isn't there any more. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'too_many'; readonly most: number }
  | { readonly kind: 'no_call' }
  | NotEntitled
  | Outsider;

/** Lines that one person's form has, and characters of each. */
const most = { mine: 10, chars: 300 } as const;

/** What a full member of the channel decides of a brief. */
export const decideBrief =
  (deps: DecideBriefDeps) =>
  async (press: BriefPress, wish: BriefWish): Promise<DecidedBrief> => {
    const { transact, people } = deps;
    const meeting = await transact((unit) => unit.meetings.lock(press.meetingId));
    if (!meeting || meeting.teamId !== press.teamId || meeting.forgottenAt) return { kind: 'no_call' };
    const { channelId, requestedBy: owner } = meeting;
    const refusal = await authorize(press, memberOf(people, { channelId, owner }));
    if (refusal) return refusal;
    const around = await lookAround(deps, meeting, press.userId);
    const person = await readerOfBrief(deps, press);
    const briefNow = () => transact((unit) => briefIn(unit, meeting, around, person));
    const shown = await briefNow();
    const named = await people.person(press);
    const name = named && named !== 'nobody' ? named.name : press.userId;
    const decided = await transact(async (unit) => {
      const locked = await unit.meetings.lock(meeting.id);
      const state = (await unit.briefs.of(meeting.id)) ?? newState(meeting);
      if (!locked || !isBeforeCall(locked) || state.fixedAt) return { kind: 'fixed' } as const;
      return apply(unit, locked, state, shown, { userId: press.userId, name }, wish);
    });
    if (decided.kind !== 'saved') return decided;
    return { kind: 'decided', brief: await briefNow() };
  };

type Applied = { kind: 'saved' } | Extract<DecidedBrief, { kind: 'gone' | 'too_many' }>;

async function apply(
  unit: BriefsUnit,
  meeting: Meeting,
  state: BriefState,
  { takes, leftOut }: Brief,
  by: { userId: string; name: string },
  wish: BriefWish,
): Promise<Applied> {
  if (wish.kind === 'send') {
    const mine = linesIn(wish.mine);
    if (mine.length > most.mine) return { kind: 'too_many', most: most.mine };
    await keepMine(unit, meeting, by, mine);
    const keys = takes.filter(isFromElsewhere).map(({ key }) => key);
    await unit.briefs.save({ ...state, keys, sentBy: by.userId, sentAt: unit.now });
    return { kind: 'saved' };
  }
  const line = [...takes.filter(isFromElsewhere), ...leftOut].find(({ key }) => numberOf(key) === wish.line);
  if (!line) return { kind: 'gone' };
  const others = state.leftOut.filter((key) => key !== line.key);
  if (wish.kind === 'take') {
    const keys = state.keys && [...new Set([...state.keys, line.key])];
    await unit.briefs.save({ ...state, leftOut: others, keys });
    return { kind: 'saved' };
  }
  if (wish.kind === 'edit') {
    const updates = await unit.updates.of(meeting.id);
    const mine = linesIn(updates.find(({ ts }) => ts === formTs(by.userId))?.text ?? '');
    const added = [...mine, ...linesIn(wish.text)];
    if (added.length > most.mine) return { kind: 'too_many', most: most.mine };
    await keepMine(unit, meeting, by, added);
  }
  await unit.briefs.save({ ...state, leftOut: [...others, line.key] });
  return { kind: 'saved' };
}

/** Under their name, beside what people write into the thread; the newest form counts. */
async function keepMine(
  { standups, now }: BriefsUnit,
  meeting: Meeting,
  { userId, name }: { userId: string; name: string },
  lines: readonly string[],
): Promise<void> {
  const text = lines.map((line) => storable(line).slice(0, most.chars).toWellFormed()).join('\n');
  const changedTs = (now.getTime() / 1_000).toFixed(6);
  await standups.keepReply(meeting, { userId, name, text, ts: formTs(userId) }, changedTs);
}
