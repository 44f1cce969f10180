import type { Json } from '../json.ts';
import { MESSAGE_LIMITS } from '../limits.ts';
import type { StoredMessage } from '../messages.ts';
import { textArg } from './arguments.ts';
import { Refusal } from './method.ts';
import { OWN } from './places.ts';

/** Another name or picture than the app's own; needs a scope of its own. */
export const DISGUISE = { username: 'optional', icon_url: 'optional', icon_emoji: 'optional' } as const;

export function wearsDisguise(args: Json): boolean {
  return Object.keys(DISGUISE).some((key) => args[key] !== undefined);
}

type Poster = Pick<StoredMessage, 'own' | 'user' | 'botId' | 'appId' | 'username' | 'subtype' | 'icons'>;

/**
 * How a message looks that isn't posted under the app's own name: a `bot_message` of no user
 * (https://docs.slack.dev/reference/events/message/bot_message). What no careful app sends is refused.
 */
export function posterOf(args: Json, violate: (text: string) => void): Poster {
  if (!wearsDisguise(args)) return OWN;
  const [username, url, emoji] = ['username', 'icon_url', 'icon_emoji'].map((key) => textArg(args, key));
  const problem = problemOf(username, url, emoji);
  if (problem) {
    violate(`chat.postMessage: ${problem}`);
    throw new Refusal('invalid_arguments', { response_metadata: { messages: [`[ERROR] ${problem}`] } });
  }
  const { user: _, ...app } = OWN;
  const icons = iconsOf(url, emoji);
  return {
    ...app,
    subtype: 'bot_message',
    ...(username !== undefined && { username }),
    ...(icons && { icons }),
  };
}

function iconsOf(url?: string, emoji?: string): Json | null {
  if (url !== undefined) return { image_48: url };
  return emoji === undefined ? null : { emoji };
}

function problemOf(username?: string, url?: string, emoji?: string): string | null {
  if (username !== undefined && (username.trim() === '' || username.length > MESSAGE_LIMITS.username))
    return 'a username has 1 to 80 characters';
  if (username !== undefined && /[<>\p{Cc}\p{Cf}]/u.test(username))
    return 'markup or control codes in a username';
  if (url !== undefined && emoji !== undefined) return 'icon_url beside icon_emoji';
  if (url !== undefined && !/^https:\/\/[^\s]+$/.test(url)) return `icon_url ${url}`;
  if (emoji !== undefined && !/^(:[a-z0-9_+'-]+:){1,2}$/.test(emoji)) return `icon_emoji ${emoji}`;
  return null;
}
