import type { Transact } from '../meetings/ports/unit.ts';
import type { OpenItem } from '../notes/ports/open-items.ts';
import type { Reach } from '../notes/ports/past-meetings.ts';
import type { Actor } from '../people/actor.ts';
import { authorize, fullMember, insiderOf, type NotEntitled, type Outsider } from '../people/authorize.ts';
import { isOwnDm } from '../people/own-dm.ts';
import type { People } from '../people/people.ts';
import type { ConnectedSelf } from '../personas/ports/connected-selves.ts';
import { callOf, type Fact } from './fact.ts';
import { accountOf } from './keep-at-pika.ts';
import type { Reader } from './may-read.ts';
import type { AtPika } from './ports/at-pika.ts';
import type { FactFilter } from './ports/facts.ts';
import type { MemoryUnit } from './ports/memory-unit.ts';
import type { CallPlaces, Decided, Recorded, RecordedLine, SettingsHere } from './ports/recorded.ts';
import { recallFor } from './recall.ts';
import { wordsIn } from './words-in.ts';

export type ListMemoryDeps = {
  transact: Transact<MemoryUnit>;
  people: Pick<People, 'channelsOf' | 'kindOf'>;
  recorded: Recorded;
};

/** What somebody asks for: this channel's, their own, or what they may know of another or of an address. */
export type MemoryOf =
  | { kind: 'channel' }
  | { kind: 'me' }
  | { kind: 'about'; userId: string }
  | { kind: 'address'; email: string };

/** `account`: the mail address at Pika, for its owner's eyes; null for others', and where nobody knows it any more. */
export type KeptLine = { readonly keptBy: string; readonly account: string | null };

export type ListedMemory = {
  readonly kind: 'memory';
  readonly of: MemoryOf;
  /** What was looked for; empty where all of it was asked for. */
  readonly words: string;
  readonly facts: readonly Fact[];
  /** Also those that aren't among `facts`. */
  readonly total: number;
  /** Which of them are in Pika's memory, too, and in whose. */
  readonly atPika: ReadonlyMap<string, readonly KeptLine[]>;
  /** The asker's own AI Self at Pika. */
  readonly self: ConnectedSelf | null;
  /** Those of them that it may have. */
  readonly inSelf: ReadonlySet<string>;
  /** Where the calls are that they come from. */
  readonly calls: CallPlaces;
  readonly items: readonly OpenItem[];
  readonly decisions: readonly RecordedLine[];
  readonly updates: readonly RecordedLine[];
  /** What was decided in the channel; of a person, what they did. */
  readonly settings: readonly SettingsHere[];
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
    const channels = refusal ? [] : await people.channelsOf(actor);
    if (!channels && of.kind !== 'me') return { kind: 'slack_silent' };
    const reach = { teamId, channelIds: (channels ?? []).map(({ id }) => id), dmOf: refusal ? null : userId };
    const here = { ...reach, channelIds: reach.channelIds.filter((id) => id === channelId), dmOf: null };
    const filter = { ...filterOf(of, actor), words: wordsIn(words), mustMatch: words.trim() !== '' };
    const reader: Reader = { kind: 'person', userId, channelIds: reach.channelIds };
    const known = await transact(async ({ facts, atPika, selves }) => {
      const found = await recallFor(reader, { facts }, teamId, { ...filter, limit: maxFacts });
      const lines = await atPika.among(found.map(({ id }) => id));
      const self = refusal ? null : await selves.ofOwner(teamId, userId);
      return {
        facts: found,
        total: await facts.count(reader, teamId, filter),
        ...{ self, atPika: keptLines(lines, userId), inSelf: linesOf(self, lines) },
      };
    });
    const calls = await recorded.placesOf(known.facts.flatMap(callOf));
    const more =
      words.trim() === ''
        ? await recordedFor(recorded, of, userId, of.kind === 'channel' ? here : reach)
        : nothing;
    // As the form of a policy: for full members.
    const settings = (await authorize(actor, fullMember(people))) ? [] : more.settings;
    return { kind: 'memory', of, words: words.trim(), ...known, calls, ...more, settings };
  };

type Lines = Awaited<ReturnType<AtPika['among']>>;

function keptLines(lines: Lines, asker: string): ListedMemory['atPika'] {
  const kept = Map.groupBy(lines, ({ factId }) => factId);
  const shown = ({ keptBy, account }: Lines[number]): KeptLine => ({
    keptBy,
    account: keptBy === asker && account !== '' ? account : null,
  });
  return new Map([...kept].map(([id, its]) => [id, its.map(shown)]));
}

/** Where it isn't known whose memory has a line, this one's may. */
function linesOf(self: ConnectedSelf | null, lines: Lines): ReadonlySet<string> {
  const isIn = ({ account }: Lines[number]) => account === '' || (self && account === accountOf(self));
  return new Set(lines.filter(isIn).map(({ factId }) => factId));
}

/** The meetings whose words it tells: it is to go with them. */
export function meetingsTold(outcome: MemoryOutcome): string[] {
  if (outcome.kind !== 'memory') return [];
  const ofItems = outcome.items.map(({ item }) => item.meetingId);
  return [...new Set([...outcome.facts.flatMap(callOf), ...ofItems])];
}

const nothing = { items: [], decisions: [], updates: [], settings: [] } as const;

function filterOf(of: MemoryOf, { channelId, userId }: Actor): Omit<FactFilter, 'limit'> {
  if (of.kind === 'channel') return { channelId };
  if (of.kind === 'address') return { aboutEmail: of.email };
  return of.kind === 'me' ? { ofPerson: userId } : { aboutId: of.userId };
}

async function recordedFor(recorded: Recorded, of: MemoryOf, asker: string, reach: Reach) {
  const isNowhere = reach.channelIds.length === 0 && reach.dmOf === null;
  if (isNowhere || of.kind === 'address') return nothing;
  if (of.kind === 'channel') {
    const [items, decisions, settings] = await Promise.all([
      recorded.items(reach, null, maxRecorded),
      recorded.decisions(reach, maxRecorded),
      recorded.settings(reach),
    ]);
    return { items, decisions, updates: [], settings };
  }
  const person = of.kind === 'me' ? asker : of.userId;
  const [items, updates, settings] = await Promise.all([
    recorded.items(reach, person, maxRecorded),
    recorded.updates(reach, person, maxRecorded),
    recorded.settings(reach),
  ]);
  return { items, decisions: [], updates, settings: settings.map((here) => onlyBy(here, person)) };
}

/** Of what a channel decided, what this person set. */
function onlyBy({ channelId, decided }: SettingsHere, person: string): SettingsHere {
  const theirs = Object.entries(decided).map(([of, chosen]) => [of, chosen?.by === person ? chosen : null]);
  return { channelId, decided: Object.fromEntries(theirs) as Decided };
}
