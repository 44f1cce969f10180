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

/** Why a tool can't write to someone or somewhere; agents read it, and the people who asked for the tool call. */
export const sayNoRecipient = {
  channelUnknown: () =>
    'Slack isn’t responding, so I can’t tell who is in this channel. Try again in a minute.',
  personUnknown: (id: string) =>
    `I couldn’t find ${id} in Slack. Check the id, or try again in a minute if Slack isn’t responding.`,
  notAPerson: (id: string) =>
    `${id} can’t read messages: it is an app or was deactivated. Name someone else.`,
  noSuchName: (name: string) => `Nobody in this channel is called “${name}”. Use their exact name or id.`,
  ambiguousName: (name: string, count: number) =>
    `${count} people in this channel are called “${name}”. Use the id of the one you mean.`,
  placesUnknown: () => 'Slack isn’t responding, so I can’t tell where I may post. Try again in a minute.',
  notInChannel: (name: string) => `I’m not in #${name}. Someone there can add me: /invite @Stand-in`,
} as const;
