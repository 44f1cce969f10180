import type { NotEntitled } from '../people/authorize.ts';
import type { People, UserIn } from '../people/people.ts';
import type { Roster } from '../people/roster.ts';
import type { AiSelf } from './ports/ai-self.ts';

export type WhoseSelfDeps = { people: Pick<People, 'isAdmin'>; roster: Pick<Roster, 'members'> };

/** The AI Self is somebody else's. */
export type NotTheirSelf = { kind: 'not_their_self' };

/**
 * Whether somebody may use the AI Self of this app's key: null, or why not. Its words, its face and its voice are a person's:
 * they're for the person with the account's mail address in Slack, and for admins, who have the key.
 */
export const whoseSelf =
  ({ people, roster }: WhoseSelfDeps) =>
  async (user: UserIn, { email }: Pick<AiSelf, 'email'>): Promise<NotTheirSelf | NotEntitled | null> => {
    const admin = await people.isAdmin(user);
    if (admin === 'admin') return null;
    const isTheirs = await isOwnSelf({ roster }, user, email);
    if (admin === 'unknown' || isTheirs === null) return { kind: 'not_entitled', standing: 'unknown' };
    return isTheirs ? null : { kind: 'not_their_self' };
  };

/** Whether the account has somebody's mail address in Slack; null when Slack isn't responding. */
export async function isOwnSelf(
  { roster }: Pick<WhoseSelfDeps, 'roster'>,
  { teamId, userId }: UserIn,
  email: string | null,
): Promise<boolean | null> {
  const found = await roster.members({ teamId, channelId: userId, owner: userId });
  if (!found) return null;
  const own = found.find(({ id }) => id === userId)?.email;
  return Boolean(own && email && own.toLowerCase() === email.toLowerCase());
}
