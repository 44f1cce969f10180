import type { Kind } from '../people/people.ts';

export type EndKeysDeps = {
  /** Whose keys still count, in this workspace. */
  keyOwners: () => Promise<string[]>;
  revokeAllOf: (userId: string) => Promise<void>;
  kindOf: (userId: string) => Promise<Kind>;
};

/**
 * Ends the keys of people whose account was deactivated. A key that is used then ends at once; this finds those that nobody
 * uses meanwhile, which would open the door again if the account came back.
 */
export async function endKeysOfLeft({ keyOwners, revokeAllOf, kindOf }: EndKeysDeps): Promise<void> {
  for (const userId of await keyOwners()) {
    if ((await kindOf(userId)) === 'left') await revokeAllOf(userId);
  }
}
