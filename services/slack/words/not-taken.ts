import { quote } from '../mrkdwn.ts';

/** Why Slack didn't take what a tool wrote, for the people who approved it. */
export function sayNotTaken(error: string): string {
  return known[error] ?? `Slack refused it (${error}).`;
}

/** A file that was to be shared in a meeting's thread; without a reason nobody knows whether it was. */
export function sayLostFile(filename: string, reason: string | null): string {
  const name = `\`${quote(filename, 100)}\``;
  return reason
    ? `${name} couldn’t be shared. ${reason} \`/pika ask\` finds what was said.`
    : `Slack’s answer to ${name} was lost. Check whether it’s in this thread; I won’t share it twice. \`/pika ask\` finds what was said.`;
}

const known: Readonly<Record<string, string>> = {
  not_in_channel: 'I’m not in that channel. Someone who is can invite me.',
  channel_not_found: 'I can’t see that channel. Someone who is in it can invite me.',
  is_archived: 'That channel is archived.',
};
