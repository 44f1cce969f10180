import type { Kind } from './people.ts';

/** Who may send somebody into calls. People of other workspaces and apps never may. */
export type Senders = {
  /** Guest accounts of this workspace too. */
  readonly guests: boolean;
  /** Only these; null is everybody else's way in. */
  readonly named: readonly string[] | null;
};

export const fullMembers: Senders = { guests: false, named: null };
export const everybody: Senders = { guests: true, named: null };

/** Only who may by both. */
export function bothSenders(one: Senders, other: Senders): Senders {
  const named =
    one.named && other.named
      ? one.named.filter((id) => other.named?.includes(id))
      : (one.named ?? other.named);
  return { guests: one.guests && other.guests, named };
}

export function maySend({ guests, named }: Senders, userId: string, kind: Kind): boolean {
  const isHere = kind === 'member' || (kind === 'guest' && guests);
  return isHere && (named === null || named.includes(userId));
}
