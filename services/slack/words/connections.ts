import type { AskedPerson, Asking, Decided } from '../../agents/oauth/ask-person.ts';
import { asCode, quotedName } from '../mrkdwn.ts';
import { connectionRefusals } from './reasons/keys.ts';
import { sayReason, wordsFor } from './reasons/reason.ts';

/** What a client may do, and who it says it is, before somebody allows it. */
export function sayAsking({ clientName, clientHost, readOnly, channelId }: Asking): string {
  const where = channelId ? `<#${channelId}>` : 'all your channels, and your DM with me';
  return [
    `*Connect ${quotedName(clientName, 60)} to Stand-in?*`,
    `• where it is: ${clientHost ? asCode(clientHost, 300) : 'a program on the computer that shows the code'}`,
    `• what it sees: meetings of ${where}`,
    readOnly
      ? '• what it does: reads, and changes nothing'
      : '• what it does: acts in those meetings as you; anything beyond a thread waits for approval there',
    'Nobody checked its name, so go by where it is. Press *Allow* only if you opened that page yourself. ' +
      'If somebody sent you the code, press *No*: they would act as you.',
  ].join('\n');
}

export function sayNotAsked(outcome: Exclude<AskedPerson, { kind: 'asked' }>): string {
  return sayReason(wordsFor(connectionRefusals, outcome, undefined));
}

export function sayDecidedRequest(outcome: Decided): string {
  switch (outcome.kind) {
    case 'allowed':
      return `Allowed. The page goes back to ${quotedName(outcome.clientName, 60)} in a few seconds. \`/pika connect\` shows it, and ends it.`;
    case 'refused':
      return `${quotedName(outcome.clientName, 60)} gets nothing.`;
    default:
      return sayReason(wordsFor(connectionRefusals, outcome, undefined));
  }
}
