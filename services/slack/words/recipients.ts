import type { Audience, Kind } from '../../people/people.ts';
import { plural } from './amounts.ts';

/** What somebody who gets a message is. */
export function sayReader(kind: Exclude<Kind, 'unknown'>, teamId: string | null): string {
  return readers[kind] + (kind === 'external' && teamId ? ` (${teamId})` : '');
}

const readers: Record<Exclude<Kind, 'unknown'>, string> = {
  member: 'a member of this workspace',
  guest: 'a guest of this workspace',
  external: 'someone of another workspace, over Slack Connect',
  app: 'an app',
  left: 'nobody: the account is deactivated',
};

/** How many read a channel, and who of them isn't a member; null when Slack doesn't say. */
export function sayReaders(audience: Audience | null): string {
  if (!audience) return 'unknown, for Slack isn’t responding';
  const { people, guests, external, isShared } = audience;
  const others = [
    guests > 0 ? plural(guests, 'guest') : '',
    external > 0 ? `${external} from other workspaces` : '',
  ].filter(Boolean);
  const among = others.length > 0 ? `, among them ${others.join(' and ')}` : '';
  return `${plural(people, 'person', 'people')}${among}${isShared ? '; shared with other workspaces' : ''}`;
}
