import { brokenList } from '../meetings/do-not-say/lists.ts';
import type { ReachFailpoint } from '../meetings/failpoints.ts';
import type { Transact } from '../meetings/ports/unit.ts';
import type { Problem } from '../meetings/problem.ts';
import { authorize, insiderOf, type NotEntitled, type Outsider } from '../people/authorize.ts';
import type { People } from '../people/people.ts';
import type { ConnectedSelf } from '../personas/ports/connected-selves.ts';
import type { SelfMemory } from '../personas/ports/self-memory.ts';
import type { Fact } from './fact.ts';
import { mayRead, type Reader } from './may-read.ts';
import type { AtPikaState } from './ports/at-pika.ts';
import type { MemoryUnit } from './ports/memory-unit.ts';
import { type FactPress, goneOrChanged, type NotAsShown } from './shown-fact.ts';

export type KeepAtPikaDeps = {
  transact: Transact<MemoryUnit>;
  people: Pick<People, 'kindOf' | 'channelsOf'>;
  memory: Pick<SelfMemory, 'append'>;
  failpoint: ReachFailpoint;
};

export type KeptAtPika =
  | { kind: 'kept_at_pika' | 'at_pika_already'; fact: Fact; self: string }
  /** It's on its way: another press was first. */
  | { kind: 'being_written' }
  | { kind: 'maybe_at_pika' }
  | { kind: 'not_at_pika'; problem: Problem }
  | { kind: 'other_account' }
  | { kind: 'no_self_of_yours' }
  | { kind: 'not_to_be_said' }
  | { kind: 'slack_silent' }
  | NotAsShown
  | NotEntitled
  | Outsider;

/** All requests together. */
const deadlineMs = 30_000;
/** After that nobody writes it any more: its process has ended. */
const writingMs = 60_000;

/**
 * Adds a fact to what Pika remembers of a self, as its owner pressed it, who may read the fact: once, however often they
 * press. Nothing there can be changed or deleted.
 */
export const keepAtPika =
  (deps: KeepAtPikaDeps) =>
  async (press: FactPress): Promise<KeptAtPika> => {
    const { transact, people, memory } = deps;
    const refusal = await authorize(press, insiderOf(people));
    if (refusal) return refusal;
    const channels = await people.channelsOf(press);
    if (!channels) return { kind: 'slack_silent' };
    const channelIds = channels.map(({ id }) => id);
    const reader = { kind: 'person', userId: press.userId, channelIds } as const;
    const claimed = await transact((unit) => claim(unit, press, reader));
    if (claimed.kind !== 'claimed') return claimed;
    const { fact, self } = claimed;
    const line = { factId: fact.id, account: accountOf(self) };
    const written = await memory.append(self.email, fact.text, AbortSignal.timeout(deadlineMs));
    deps.failpoint('self-memory.written.before-stored');
    await transact(async ({ atPika }) => {
      if (written.kind === 'appended' || written.kind === 'uncertain')
        await atPika.settle(line, written.kind);
      else await atPika.release(line);
    });
    switch (written.kind) {
      case 'appended':
        return { kind: 'kept_at_pika', fact, self: self.name };
      case 'uncertain':
        return { kind: 'maybe_at_pika' };
      case 'failed':
        return { kind: 'not_at_pika', problem: written.problem };
      case 'other_account':
        return written;
      default:
        return written satisfies never;
    }
  };

type Claimed = { kind: 'claimed'; fact: Fact; self: ConnectedSelf } | KeptAtPika;

async function claim(unit: MemoryUnit, press: FactPress, reader: Reader): Promise<Claimed> {
  const { teamId, userId, factId, version } = press;
  const fact = await unit.facts.lock(factId);
  if (!fact || fact.teamId !== teamId || !mayRead(fact, reader)) return { kind: 'gone' };
  const self = await unit.selves.ofOwner(teamId, userId);
  if (!self) return { kind: 'no_self_of_yours' };
  if (fact.state !== 'kept') return goneOrChanged(unit, fact);
  if (fact.version !== version) return { kind: 'changed_since', fact };
  if (brokenList(fact.text, await unit.doNotSay.of(whereItHolds(fact, press))))
    return { kind: 'not_to_be_said' };
  const account = accountOf(self);
  const before = await unit.atPika.claim({ factId, teamId, account, by: userId });
  return before ? sayBefore(before, unit.now, fact, self) : { kind: 'claimed', fact, self };
}

/** By it one account is known: mail addresses differ by no capitals. */
export function accountOf({ email }: ConnectedSelf): string {
  return email.toLowerCase();
}

/** The channel's and the workspace's lists hold for what leaves them. */
function whereItHolds({ teamId, audience }: Fact, { channelId: pressedIn }: FactPress) {
  const channelId = audience.kind === 'channel' ? audience.channelId : pressedIn;
  return { id: null, teamId, channelId, personaId: null };
}

function sayBefore(
  { state, at }: { state: AtPikaState; at: Date },
  now: Date,
  fact: Fact,
  { name: self }: ConnectedSelf,
): KeptAtPika {
  if (state === 'appended') return { kind: 'at_pika_already', fact, self };
  const isOnItsWay = state === 'writing' && now.getTime() - at.getTime() < writingMs;
  return { kind: isOnItsWay ? 'being_written' : 'maybe_at_pika' };
}
