import { oneLine } from '../common/one-line.ts';
import type { RateLimit } from '../common/rate-limit.ts';
import type { Transact } from '../meetings/ports/unit.ts';
import type { Actor } from '../people/actor.ts';
import { authorize, insiderOf, memberOf, type NotEntitled, type Outsider } from '../people/authorize.ts';
import { isOwnDm } from '../people/own-dm.ts';
import type { People } from '../people/people.ts';
import { type Fact, type FactAbout, type FactSource, maxQuoteChars } from './fact.ts';
import { readFactText } from './fact-text.ts';
import type { MemoryUnit } from './ports/memory-unit.ts';

export type RememberDeps = {
  transact: Transact<MemoryUnit>;
  people: Pick<People, 'kindOf' | 'standing'>;
  newId: () => string;
  /** How often a person has something remembered. */
  limit: RateLimit;
};

/** What somebody wants remembered. */
export type Remembered = {
  readonly text: string;
  /** For the asker alone; in their DM with us it always is. */
  readonly isPrivate: boolean;
  readonly aboutId: string | null;
  readonly source: Exclude<FactSource, { kind: 'call' }>;
};

export type RememberOutcome =
  | { kind: 'kept'; fact: Fact }
  /** The same is kept already. */
  | { kind: 'known'; fact: Fact }
  | { kind: 'empty' }
  | { kind: 'too_long'; chars: number }
  /** Nobody else could read it, not even who it is about. */
  | { kind: 'private_about_another' }
  | { kind: 'too_often'; waitMs: number }
  | NotEntitled
  | Outsider;

/** Keeps what a person wants remembered, for those who are in the channel or for them alone. */
export const rememberFact =
  ({ transact, people, newId, limit }: RememberDeps) =>
  async (actor: Actor, wanted: Remembered): Promise<RememberOutcome> => {
    const { teamId, channelId, userId } = actor;
    const read = readFactText(wanted.text);
    if (read.kind !== 'text') return read;
    const { text } = read;
    const isPrivate = wanted.isPrivate || isOwnDm(channelId);
    if (isPrivate && wanted.aboutId !== null && wanted.aboutId !== userId)
      return { kind: 'private_about_another' };
    const refusal = isPrivate
      ? await authorize(actor, insiderOf(people))
      : await authorize(actor, memberOf(people, { channelId }));
    if (refusal) return refusal;
    const waitMs = limit.take(`${teamId}:${userId}`);
    if (waitMs > 0) return { kind: 'too_often', waitMs };
    const about: FactAbout = wanted.aboutId === null ? null : { kind: 'person', userId: wanted.aboutId };
    return transact(async (unit) => {
      const { facts, now } = unit;
      const source = await sourceHere(unit, actor, capped(wanted.source));
      const fact: Fact = {
        ...{ id: newId(), teamId, text, about, kind: 'fact', source },
        audience: isPrivate ? { kind: 'person', userId } : { kind: 'channel', channelId },
        ...{
          madeBy: { kind: 'person', userId },
          confidence: 1,
          state: 'kept',
          supersededBy: null,
          version: 1,
        },
        ...{
          createdAt: now,
          decidedBy: userId,
          decidedAt: now,
          askedAt: null,
          askedIn: null,
          lastUsedAt: null,
        },
      };
      const known = await facts.findKept(fact);
      if (known) return { kind: 'known', fact: known };
      await facts.insert(fact);
      return { kind: 'kept', fact };
    });
  };

/** A form names the call that something was said in: one of another channel isn't it. */
async function sourceHere(
  { meetings }: MemoryUnit,
  { teamId, channelId }: Actor,
  source: Remembered['source'],
): Promise<Remembered['source']> {
  if (source.kind === 'typed' || source.meetingId === null) return source;
  const meeting = await meetings.lock(source.meetingId);
  if (meeting?.teamId === teamId && meeting.channelId === channelId) return source;
  return source.kind === 'message' ? { ...source, meetingId: null } : { kind: 'typed' };
}

function capped(source: Remembered['source']): Remembered['source'] {
  return source.kind === 'message' ? { ...source, quote: oneLine(source.quote, maxQuoteChars) } : source;
}
