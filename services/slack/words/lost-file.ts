import { asCode } from '../mrkdwn.ts';

/** A file that was to be shared in a meeting's thread; without a reason nobody knows whether it was. */
export function sayLostFile(filename: string, reason: string | null): string {
  const name = asCode(filename, 100);
  return reason
    ? `${name} couldn’t be shared. ${reason} \`/pika ask\` finds what was said.`
    : `Slack’s answer to ${name} was lost. Check whether it’s in this thread; I won’t share it twice. \`/pika ask\` finds what was said.`;
}
