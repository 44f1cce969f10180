import type { Notice } from '../../consent/about/make-notice.ts';
import { callName } from '../../meetings/call-link.ts';
import type { Keep } from '../../meetings/policy/keep.ts';
import { escapeText, literalQuote } from '../mrkdwn.ts';
import { plural, waiting } from './amounts.ts';

export const noNoticeYet =
  'This channel has no standups. Add a link: `/pika notice` and the link to the call.';

export function sayNoticesTooOften(waitMs: number): string {
  return `You made many of these already, and each has a page of its own. Use one of those, or try again in ${waiting(waitMs)}.`;
}

/** A text for the invitation, to be copied as it stands. */
export function sayNotice(notice: Notice): string {
  const { call, pageUrl } = notice;
  const text = `\`\`\`${escapeText(invitation(notice).replaceAll('`', '’'))}\`\`\``;
  const head = `For the invitation to ${callName(call)}, so that guests know beforehand:`;
  const foot = pageUrl
    ? `Anyone with that address can ask me to leave the call${notice.keep === 'nothing' ? '.' : ', or to forget their words. I ask in the thread before I forget any.'}`
    : 'With PUBLIC_URL set to an https address, it would name a page about the call.';
  return [head, text, foot].join('\n');
}

const whatIsKept: Readonly<Record<Keep, (long: string) => string>> = {
  words: (long) =>
    `What’s said is written down with who said it, notes are made of it, and both are kept in Slack${long}.`,
  notes: (long) =>
    `Notes are made of what’s said and kept in Slack${long}. The words themselves aren’t kept.`,
  nothing: () => 'The people who sent it keep nothing of what’s said.',
};

function invitation({ botName, sentBy, workspace, keep, retentionDays, pageUrl }: Notice): string {
  const from = workspace ? ` of ${literalQuote(workspace, 80)}` : '';
  const who = sentBy ? `${literalQuote(sentBy, 80)}${from}` : 'the host';
  const long = retentionDays === null ? '' : ` and deleted after ${plural(retentionDays, 'day')}`;
  return [
    `An AI joins this call: ${literalQuote(botName, 80)}, sent by ${who}.`,
    whatIsKept[keep](long),
    'If you don’t want that, say so before the call or in it.',
    ...(pageUrl
      ? [`More, and how to make it leave${keep === 'nothing' ? '' : ' or your words deleted'}: ${pageUrl}`]
      : []),
  ].join(' ');
}
