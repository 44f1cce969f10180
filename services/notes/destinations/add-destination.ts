import type { SecretCipher } from '../../common/secret-cipher.ts';
import type { Transact } from '../../meetings/ports/unit.ts';
import type { Actor } from '../../people/actor.ts';
import { authorize, type NotAnApprover, type NotEntitled } from '../../people/authorize.ts';
import { type ApproverDeps, channelApprover } from '../../tasks/channel-approver.ts';
import type { NotesUnit } from '../ports/notes-unit.ts';
import type { NotionDatabases } from '../ports/notion-databases.ts';
import type { Webhooks } from '../ports/webhooks.ts';
import { type Destination, type DestinationKind, maxDestinations } from './destination.ts';
import type { ProblemOfTry } from './export-problem.ts';
import type { Outlets } from './send-export.ts';
import { mailAddresses, type Wanted } from './wanted.ts';
import { openWebhook, packWebhook } from './webhook.ts';

export type AddDeps = Pick<ApproverDeps, 'people'> & {
  transact: Transact<NotesUnit>;
  newId: () => string;
  outlets: Outlets;
  databases: NotionDatabases | null;
  webhooks: Webhooks;
  cipher: SecretCipher;
};

export type AddOutcome =
  /** `secret`: what a webhook's posts are signed with, for this person's eyes and never shown again. */
  | { kind: 'added'; added: Destination[]; already: Destination[]; secret: string | null }
  | { kind: 'refused'; problem: ProblemOfTry; to: DestinationKind }
  | NotEntitled
  | NotAnApprover;

type New = Pick<Destination, 'id' | 'kind' | 'target' | 'label' | 'secret'>;
type Refused = { ok: false; problem: ProblemOfTry };
type Prepared = { ok: true; wanted: New[]; url?: string; secret?: string } | Refused;

/** Sends a channel's notes to one more place, and says so in the channel. */
export const addDestination =
  (deps: AddDeps) =>
  async (actor: Actor, wanted: Wanted): Promise<AddOutcome> => {
    const refusal = await authorize(actor, channelApprover(deps, actor));
    if (refusal) return refusal;
    const prepared = await prepare(deps, wanted);
    const kept = prepared.ok ? await deps.transact((unit) => keep(deps, unit, actor, prepared)) : prepared;
    return 'problem' in kept ? { kind: 'refused', problem: kept.problem, to: wanted.kind } : kept;
  };

async function prepare(deps: AddDeps, wanted: Wanted): Promise<Prepared> {
  switch (wanted.kind) {
    case 'canvas':
      return { ok: true, wanted: [{ ...plain(deps, 'canvas', 'channel'), label: 'a canvas in the thread' }] };
    case 'email':
      return prepareMail(deps, wanted.addresses);
    case 'notion':
      return prepareNotion(deps, wanted.address);
    case 'webhook':
      return prepareWebhook(deps, wanted.url);
    default:
      return wanted satisfies never;
  }
}

function plain({ newId }: AddDeps, kind: Destination['kind'], target: string): New {
  return { id: newId(), kind, target, label: target, secret: null };
}

function prepareMail(deps: AddDeps, given: readonly string[]): Prepared {
  if (!deps.outlets.email) return refused({ kind: 'not_set_up' });
  if (given.length > maxDestinations.email) return refused(tooMany.email);
  const addresses = mailAddresses(given);
  if (!addresses) return refused({ kind: 'bad_addresses' });
  return { ok: true, wanted: addresses.map((address) => plain(deps, 'email', address)) };
}

/** Asked before it is kept: the person who adds it hears at once what is missing in Notion. */
async function prepareNotion(deps: AddDeps, address: string): Promise<Prepared> {
  const { databases } = deps;
  if (!databases) return refused({ kind: 'not_set_up' });
  const id = databases.idIn(address);
  if (!id) return refused({ kind: 'not_a_database_link' });
  const title = await databases.titleOf(id, AbortSignal.timeout(10_000));
  if (!title.ok) return title;
  return { ok: true, wanted: [{ ...plain(deps, 'notion', id), label: title.value }] };
}

function prepareWebhook(deps: AddDeps, url: string): Prepared {
  const problem = deps.webhooks.problem(url);
  if (problem) return refused({ kind: 'bad_url', why: problem });
  const fresh = plain(deps, 'webhook', new URL(url).host);
  const secret = deps.webhooks.newSecret();
  const encrypted = deps.cipher.encrypt(packWebhook({ url: new URL(url).href, secret }), fresh.id);
  if (!encrypted.ok) return refused({ kind: 'secret', why: encrypted.problem });
  return { ok: true, wanted: [{ ...fresh, secret: encrypted.value }], url: new URL(url).href, secret };
}

const tooMany = {
  email: { kind: 'too_many_addresses', most: maxDestinations.email },
  others: { kind: 'too_many_places', most: maxDestinations.others },
} as const;

function refused(problem: ProblemOfTry): Refused {
  return { ok: false, problem };
}

async function keep(
  deps: AddDeps,
  unit: NotesUnit,
  { teamId, channelId, userId }: Actor,
  { wanted, url, secret }: Extract<Prepared, { ok: true }>,
): Promise<AddOutcome | Refused> {
  // Two commands at once would otherwise both find room.
  await unit.lockTeam(teamId);
  const before = await unit.exports.destinations(teamId, channelId);
  const same = (one: New) => (other: Destination) =>
    other.kind === one.kind &&
    other.target === one.target &&
    (one.kind !== 'webhook' || addressOf(deps, other) === url);
  const already = wanted.flatMap((one) => before.find(same(one)) ?? []);
  const added = wanted
    .filter((one) => !before.some(same(one)))
    .map((one) => ({ ...one, teamId, channelId, addedBy: userId, addedAt: unit.now, ...inUse }));
  const full = fullWith([...before, ...added]);
  if (full) return refused(full);
  for (const destination of added) await unit.exports.add(destination);
  if (added.length > 0) await unit.exports.voice.announce('added', added, userId);
  return { kind: 'added', added, already, secret: added.length > 0 ? (secret ?? null) : null };
}

const inUse = { removedBy: null, removedAt: null } as const;

function fullWith(all: readonly Destination[]): ProblemOfTry | null {
  const mails = all.filter(({ kind }) => kind === 'email').length;
  if (mails > maxDestinations.email) return tooMany.email;
  return all.length - mails > maxDestinations.others ? tooMany.others : null;
}

function addressOf({ cipher }: AddDeps, destination: Destination): string | null {
  const opened = openWebhook(cipher, destination);
  return opened.ok ? opened.value.url : null;
}
