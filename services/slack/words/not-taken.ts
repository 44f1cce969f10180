import { quote } from '../mrkdwn.ts';

/** Why Slack did not take what a tool wrote, for the people who approved it. */
export function sayNotTaken(error: string): string {
  return known[error] ?? `Slack does not take it (${error}).`;
}

/** A file that was to be shared in a meeting's thread; without a reason nobody knows whether it was. */
export function sayLostFile(filename: string, reason: string | null): string {
  const name = `\`${quote(filename, 100)}\``;
  return reason
    ? `${name} could not be shared. ${reason} \`/pika ask\` finds what was said.`
    : `Slack’s answer to ${name} was lost: look whether it stands in this thread. It is not shared again by itself; \`/pika ask\` finds what was said.`;
}

const known: Readonly<Record<string, string>> = {
  not_in_channel: 'Stand-in is not in that channel: someone who is can invite it there.',
  channel_not_found: 'Slack shows Stand-in no such channel: someone who is in it can invite it there.',
  is_archived: 'That channel is archived.',
};
