import type { ChannelPersona } from '../../personas/channel-persona.ts';
import { mention, quote, time } from '../mrkdwn.ts';

/** Whom a channel sends, who chose that, and how to send somebody else. */
export function sayChannelPersona({ name, by, at }: ChannelPersona): string {
  const chosen = by && at ? ` (chosen by ${mention(by)} ${time(at, '{date_short_pretty} at {time}')})` : '';
  return (
    `This channel sends *${quote(name, 60)}* into its calls${chosen}. Change it with \`/pika persona &lt;name&gt;\`; for one ` +
    'call, add `as &lt;name&gt;` behind the link. `/pika personas` shows who there is.'
  );
}
