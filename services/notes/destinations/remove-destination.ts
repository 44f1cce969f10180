import type { SecretCipher } from '../../common/secret-cipher.ts';
import type { Transact } from '../../meetings/ports/unit.ts';
import type { Actor } from '../../people/actor.ts';
import { authorize, type NotAnApprover, type NotEntitled } from '../../people/authorize.ts';
import { type ApproverDeps, channelApprover } from '../../tasks/channel-approver.ts';
import type { NotesUnit } from '../ports/notes-unit.ts';
import type { NotionDatabases } from '../ports/notion-databases.ts';
import { applyExportEvent } from './apply-export-event.ts';
import type { Destination } from './destination.ts';
import type { Wanted } from './wanted.ts';
import { openWebhook } from './webhook.ts';

export type RemoveDeps = Pick<ApproverDeps, 'people'> & {
  transact: Transact<NotesUnit>;
  databases: NotionDatabases | null;
  cipher: SecretCipher;
};

export type RemoveOutcome =
  | { kind: 'removed'; destinations: Destination[] }
  /** There is none such, or someone was first. */
  | { kind: 'none' }
  | NotEntitled
  | NotAnApprover;

/** Ends sending notes there, by a button's id or as it was typed, and says so in the channel. */
export const removeDestination =
  (deps: RemoveDeps) =>
  async (actor: Actor, which: Wanted | { id: string }): Promise<RemoveOutcome> => {
    const refusal = await authorize(actor, channelApprover(deps, actor));
    if (refusal) return refusal;
    return deps.transact(async (unit) => {
      const there = await unit.exports.destinations(actor.teamId, actor.channelId);
      const meant = there.filter((one) => ('id' in which ? one.id === which.id : isMeant(deps, one, which)));
      return remove(unit, meant, actor.userId);
    });
  };

function isMeant({ databases, cipher }: RemoveDeps, destination: Destination, which: Wanted): boolean {
  if (destination.kind !== which.kind) return false;
  switch (which.kind) {
    case 'canvas':
      return true;
    case 'email':
      return which.addresses.some((address) => address.toLowerCase() === destination.target.toLowerCase());
    case 'notion':
      return databases?.idIn(which.address) === destination.target;
    case 'webhook': {
      const opened = openWebhook(cipher, destination);
      return opened.ok && URL.canParse(which.url) && new URL(which.url).href === opened.value.url;
    }
    default:
      return which satisfies never;
  }
}

async function remove(unit: NotesUnit, meant: readonly Destination[], by: string): Promise<RemoveOutcome> {
  const destinations: Destination[] = [];
  for (const destination of meant) {
    if (await unit.exports.remove(destination.id, by)) destinations.push(destination);
    for (const { id } of await unit.exports.waitingFor(destination.id)) {
      await applyExportEvent(unit, id, { type: 'drop', problem: { kind: 'removed' } });
    }
  }
  if (destinations.length === 0) return { kind: 'none' };
  await unit.exports.voice.announce('removed', destinations, by);
  return { kind: 'removed', destinations };
}
