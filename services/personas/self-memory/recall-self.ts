import type { Transact, Unit } from '../../meetings/ports/unit.ts';
import { authorize, insiderOf } from '../../people/authorize.ts';
import type { People } from '../../people/people.ts';
import type { ConnectedSelf, ConnectedSelves } from '../ports/connected-selves.ts';
import type { SelfMemory } from '../ports/self-memory.ts';

export type RecallSelfDeps = {
  transact: Transact<Unit & { readonly selves: ConnectedSelves }>;
  people: Pick<People, 'kindOf' | 'channelsOf'>;
  memory: SelfMemory;
  log: { warn(fields: object, message: string): void };
};

/** Who reads what is told: one person, in their DM with us, or all who are in a channel. */
export type SelfReader =
  | { readonly kind: 'person'; readonly userId: string }
  | { readonly kind: 'channel'; readonly channelId: string };

export type RecalledSelf =
  | { readonly kind: 'found'; readonly lines: readonly string[] }
  /** Pika doesn't answer, or the key is another account's by now. */
  | { readonly kind: 'silent' | 'other_account' };

/**
 * Whose memory at Pika these readers may read: its owner their own; a channel what its owner lets it read while they are in it.
 * Closed: not an admin, nobody in the owner's DM but them, and nobody once the owner has left.
 */
export const selfReadBy =
  ({ transact, people }: Pick<RecallSelfDeps, 'transact' | 'people'>) =>
  async (teamId: string, reader: SelfReader): Promise<ConnectedSelf | null> => {
    const self = await transact(({ selves }) =>
      reader.kind === 'person'
        ? selves.ofOwner(teamId, reader.userId)
        : selves.readIn(teamId, reader.channelId),
    );
    const now = self && (await whileOwnerIsHere(people, teamId, self));
    return reader.kind === 'person' || now?.channels.includes(reader.channelId) ? now : null;
  };

/** The self that a persona came from, while its owner is here, with the channels that may read it. */
export const selfOfPersona =
  ({ transact, people }: Pick<RecallSelfDeps, 'transact' | 'people'>) =>
  async (teamId: string, personaId: string): Promise<ConnectedSelf | null> => {
    const self = await transact(({ selves }) => selves.of(teamId, personaId));
    return self && whileOwnerIsHere(people, teamId, self);
  };

/**
 * Of the channels that its owner let read it only those that they are in: who was taken out of one, or left it, can take nothing
 * back there. None while Slack doesn't say.
 */
async function whileOwnerIsHere(
  people: RecallSelfDeps['people'],
  teamId: string,
  self: ConnectedSelf,
): Promise<ConnectedSelf | null> {
  const { ownerId, channels } = self;
  const refusal = await authorize({ teamId, userId: ownerId, isExternal: false }, insiderOf(people));
  if (refusal !== null) return null;
  const theirs = channels.length > 0 ? ((await people.channelsOf({ teamId, userId: ownerId })) ?? []) : [];
  return { ...self, channels: channels.filter((channelId) => theirs.some(({ id }) => id === channelId)) };
}

/** What Pika remembers with these words, of a self that who reads it may read. A Pika that is dead costs its lines alone. */
export const recallSelf =
  ({ memory, log }: Pick<RecallSelfDeps, 'memory' | 'log'>) =>
  async (self: ConnectedSelf, words: readonly string[], timeoutMs: number): Promise<RecalledSelf> => {
    if (words.length === 0) return { kind: 'found', lines: [] };
    const found = await memory.search(self.email, words, AbortSignal.timeout(timeoutMs));
    if (found.kind === 'found') return found;
    const why = found.kind === 'failed' ? found.problem : found.kind;
    log.warn({ persona: self.personaId, why }, 'What Pika remembers couldn’t be read');
    return { kind: found.kind === 'failed' ? 'silent' : 'other_account' };
  };
