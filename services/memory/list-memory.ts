import type { Transact } from '../meetings/ports/unit.ts';
import type { OpenItem } from '../notes/ports/open-items.ts';
import type { Reach } from '../notes/ports/past-meetings.ts';
import type { Actor } from '../people/actor.ts';
import { authorize, insiderOf, type NotEntitled, type Outsider } from '../people/authorize.ts';
import { isOwnDm } from '../people/own-dm.ts';
import type { People } from '../people/people.ts';
import type { Fact } from './fact.ts';
import type { Reader } from './may-read.ts';
import type { FactFilter } from './ports/facts.ts';
import type { MemoryUnit } from './ports/memory-unit.ts';
import type { Recorded, RecordedLine } from './ports/recorded.ts';
import { wordsIn } from './words-in.ts';

export type ListMemoryDeps = {
  transact: Transact<MemoryUnit>;
  people: Pick<People, 'channelsOf' | 'kindOf'>;
  recorded: Recorded;
};

/** What somebody asks for: this channel's, their own, or what they may know of another. */
export type MemoryOf = { kind: 'channel' } | { kind: 'me' } | { kind: 'about'; userId: string };

export type ListedMemory = {
  readonly kind: 'memory';
  readonly of: MemoryOf;
  readonly facts: readonly Fact[];
  /** Also those that aren't among `facts`. */
  readonly total: number;
  readonly items: readonly OpenItem[];
  readonly decisions: readonly RecordedLine[];
  readonly updates: readonly RecordedLine[];
};

export type MemoryOutcome = ListedMemory | NotEntitled | Outsider | { kind: 'slack_silent' };

const maxFacts = 15;
const maxRecorded = 5;

/**
 * What is known, for the asker's eyes alone. Everybody learns everything about themselves, wherever it is kept and whatever
 * they are here; of others, what their channels know.
 */
export const listMemory =
  ({ transact, people, recorded }: ListMemoryDeps) =>
  async (actor: Actor, asked: MemoryOf, words: string): Promise<MemoryOutcome> => {
    const { teamId, channelId, userId } = actor;
    const of = asked.kind === 'channel' && isOwnDm(channelId) ? ({ kind: 'me' } as const) : asked;
    const refusal = await authorize(actor, insiderOf(people));
    if (refusal && of.kind !== 'me') return refusal;
    const channels = refusal ? [] : await people.channelsOf(userId);
    if (!channels && of.kind !== 'me') return { kind: 'slack_silent' };
    const reach = { teamId, channelIds: (channels ?? []).map(({ id }) => id), dmOf: refusal ? null : userId };
    const here = { ...reach, channelIds: reach.channelIds.filter((id) => id === channelId), dmOf: null };
    const filter = { ...filterOf(of, actor), words: wordsIn(words), mustMatch: words.trim() !== '' };
    const reader: Reader = { kind: 'person', userId, channelIds: reach.channelIds };
    const known = await transact(async ({ facts }) => ({
      facts: await facts.readBy(teamId, reader, { ...filter, limit: maxFacts }),
      total: await facts.count(teamId, reader, filter),
    }));
    const more =
      words.trim() === ''
        ? await recordedFor(recorded, of, userId, of.kind === 'channel' ? here : reach)
        : nothing;
    return { kind: 'memory', of, ...known, ...more };
  };

const nothing = { items: [], decisions: [], updates: [] } as const;

function filterOf(of: MemoryOf, { channelId, userId }: Actor): Omit<FactFilter, 'limit'> {
  if (of.kind === 'channel') return { channelId };
  return of.kind === 'me' ? { ofPerson: userId } : { aboutId: of.userId };
}

async function recordedFor(recorded: Recorded, of: MemoryOf, asker: string, reach: Reach) {
  if (reach.channelIds.length === 0 && reach.dmOf === null) return nothing;
  if (of.kind === 'channel') {
    const [items, decisions] = await Promise.all([
      recorded.items(reach, null, maxRecorded),
      recorded.decisions(reach, maxRecorded),
    ]);
    return { items, decisions, updates: [] };
  }
  const person = of.kind === 'me' ? asker : of.userId;
  const [items, updates] = await Promise.all([
    recorded.items(reach, person, maxRecorded),
    recorded.updates(reach, person, maxRecorded),
  ]);
  return { items, decisions: [], updates };
}
