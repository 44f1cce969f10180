import { within } from '../common/within.ts';
import type { Meeting } from '../meetings/meeting.ts';
import type { BroughtBrief } from '../meetings/ports/personas.ts';
import type { Transact } from '../meetings/ports/unit.ts';
import { wordsIn } from '../memory/words-in.ts';
import { isOwnDm } from '../people/own-dm.ts';
import type { Member, Roster } from '../people/roster.ts';
import { type BriefLine, maxLines, newState } from './brief.ts';
import { audienceOf } from './call-audience.ts';
import type { Expected } from './expected.ts';
import { type Before, candidatesFor, expectedIn, ownLines, picked } from './gather.ts';
import { idsIn, sourceOf } from './lines.ts';
import type { BriefsUnit } from './ports/briefs-unit.ts';
import type { SelfSource } from './ports/self-source.ts';
import { type SelfLines, selfLinesFor } from './self-lines.ts';

export type BriefDeps = {
  transact: Transact<BriefsUnit>;
  roster: Pick<Roster, 'members'>;
  /** The message that asked for a meeting, without its links; null where there's none, or Slack is silent. */
  askedIn: (meeting: Meeting) => Promise<string | null>;
  selves: SelfSource;
};

/** Slack is waited for so long: a call begins without what nobody could check. */
const slackTimeoutMs = 3_000;

/** What is known of a call before its lines are: the one before it, who is expected, what it's for, and who reads its channel. */
export type Around = {
  readonly before: Before;
  readonly expected: Expected | null;
  /** Null where nobody is to be checked, or Slack doesn't answer in time. */
  readonly members: readonly Member[] | null;
  readonly purpose: string | null;
  /** What Pika remembers of the persona. */
  readonly self: SelfLines;
};

/** Slack and Pika are asked outside of transactions, for people only where somebody is expected by name. */
export async function lookAround(
  { transact, roster, askedIn, selves }: BriefDeps,
  meeting: Meeting,
  viewer: string | null,
): Promise<Around> {
  const { teamId, channelId, requestedBy: owner, opening } = meeting;
  const { before, expected } = await transact(async (unit) => {
    const last = await unit.briefs.callBefore(meeting);
    return { before: last, expected: await expectedIn(unit, meeting, last) };
  });
  const isToCheck = expected !== null && !isOwnDm(channelId);
  const readMembers = isToCheck
    ? within(slackTimeoutMs, roster.members({ teamId, channelId, owner }), () => null)
    : null;
  const purpose = opening ?? (await within(slackTimeoutMs, askedIn(meeting), () => null));
  const [members, self] = await Promise.all([
    readMembers,
    selfLinesFor(selves, meeting, wordsFor({ purpose, expected }), viewer),
  ]);
  return { before, expected, members, purpose, self };
}

/** Each costs a look through memory, and the first say the most. */
const maxWords = 6;

/** Words by which memory is searched for a call: what it's for, then whom it's with, by first name. */
export function wordsFor({ purpose, expected }: Pick<Around, 'purpose' | 'expected'>): string[] {
  const names = (expected?.people ?? []).map(({ name }) => name.trim().split(/[\s@]/)[0] ?? '');
  return wordsIn([(purpose ?? '').slice(0, 200), ...names.slice(0, maxWords)].join(' ')).slice(0, maxWords);
}

/** Fixes what goes along when a session is asked for. A call isn't kept waiting for it, nor does it fail with it. */
export const takeAlong =
  (deps: BriefDeps & { log: { error(fields: object, message: string): void } }) =>
  async (meeting: Meeting): Promise<BroughtBrief> => {
    try {
      return await fix(deps, meeting);
    } catch (error) {
      deps.log.error({ err: error, meeting: meeting.id }, 'A call got no brief');
      return { purpose: null, lines: [] };
    }
  };

async function fix(deps: BriefDeps, meeting: Meeting): Promise<BroughtBrief> {
  const around = await lookAround(deps, meeting, null);
  const { before, expected, members, purpose, self } = around;
  return deps.transact(async (unit) => {
    const locked = await unit.meetings.lock(meeting.id);
    if (!locked || locked.forgottenAt) return { purpose: null, lines: [] };
    const state = (await unit.briefs.of(meeting.id)) ?? newState(meeting);
    const audience = audienceOf(meeting, expected, members);
    const { own } = await ownLines(unit, meeting.id);
    const words = wordsFor(around);
    const found = state.keys ? [] : await candidatesFor(audience, unit, { ...meeting, before }, words, self);
    const lines = await picked(audience, unit, meeting, found, state, self, maxLines - own.length);
    const keys = lines.map(({ key }) => key);
    await unit.briefs.save({ ...state, keys, fixedAt: state.fixedAt ?? unit.now });
    await unit.facts.markUsed(idsIn(keys, 'fact'));
    // The message is its channel's: who isn't in that doesn't hear it.
    const isForAll = audience.kind === 'channel' || purpose === meeting.opening;
    // A standup's number alone says nothing.
    const helps = lines.length > 0 || meeting.requestedVia === 'calendar';
    return { purpose: isForAll && helps ? purpose : null, lines: lines.map(brought) };
  });
}

function brought(line: BriefLine): BroughtBrief['lines'][number] {
  const { text, who } = line;
  const source = sourceOf(line);
  const joined = line.kind === 'self' ? ' of ' : ', ';
  return { text, source: who?.name ? `${source}${joined}${who.name}` : source };
}
