import type { DigestOutcome } from '../../notes/digest.ts';
import { linkTo, time } from '../mrkdwn.ts';
import { sayNoAccess } from './reasons/access.ts';

/** A call in a digest: without its words, so that forgetting the call leaves none in the DM. */
export type MissedCall = { channelId: string; at: Date; page: string | null };

const maxCallsShown = 20;

export function sayDigest(calls: readonly MissedCall[]): string {
  const shown = calls.slice(-maxCallsShown);
  const more = calls.length - shown.length;
  return [
    'I didn’t see you in these calls, which you were invited to:',
    ...shown.map(
      ({ channelId, at, page }) =>
        `• <#${channelId}>, ${time(at, '{date_short_pretty} at {time}')}${page ? `: ${linkTo(page, 'read the recap')}` : ''}`,
    ),
    ...(more > 0 ? [`… and ${more} earlier ones.`] : []),
    '`/pika digest off` turns this off.',
  ].join('\n');
}

export function sayDigestSetting(outcome: DigestOutcome): string {
  switch (outcome.kind) {
    case 'on':
      return (
        'You get a DM at nine in the morning when there are recaps of calls that you were invited to and missed, in ' +
        'channels that you’re in. I know your invitations from a calendar that you connect with `/pika calendar add`. ' +
        '`/pika digest off` turns it off.'
      );
    case 'off':
      return 'Your digest of missed calls is off. `/pika digest on` sends you one DM on days when you missed something.';
    default:
      return sayNoAccess(outcome);
  }
}
