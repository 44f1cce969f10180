import type { Kind } from '../people/people.ts';

export type EndKeysDeps = {
  /** Whose keys still count, in this workspace. */
  keyOwners: () => Promise<string[]>;
  revokeAllOf: (userId: string) => Promise<unknown>;
  kindOf: (userId: string) => Promise<Kind>;
};

/** Whether somebody who has a key, and so was a member, has left: deactivated, or taken from one workspace of an organisation. */
export function hasLeft(kind: Kind): boolean {
  return kind === 'left' || kind === 'external';
}

/**
 * Ends the keys of people who left the workspace. A key that is used then ends at once; this finds those that nobody uses
 * meanwhile, which would open the door again if they came back.
 */
export async function endKeysOfLeft({ keyOwners, revokeAllOf, kindOf }: EndKeysDeps): Promise<void> {
  for (const userId of await keyOwners()) {
    if (hasLeft(await kindOf(userId))) await revokeAllOf(userId);
  }
}
