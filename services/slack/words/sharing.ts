import type { Meeting } from '../../meetings/meeting.ts';
import type { Share } from '../../notes/ports/shares.ts';
import { isOwnDm } from '../../people/own-dm.ts';
import { linkTo, mention } from '../mrkdwn.ts';

/** Who shared it, from where, and that a machine wrote it. */
export function sayShared(
  { channelId }: Pick<Meeting, 'channelId'>,
  { sharedBy }: Share,
  page: string | null,
): string {
  const by = sharedBy === null ? '' : ` by ${mention(sharedBy)}`;
  const from = isOwnDm(channelId) ? '' : ` from <#${channelId}>`;
  const link = page && !isOwnDm(channelId) ? ` · ${linkTo(page, 'Open it there')}` : '';
  return `Recap shared${by}${from}${link} · AI-generated. May contain mistakes.`;
}

/** In the place of a copy that mustn't stand there any more. */
export const noLongerShared = 'This recap is no longer shared here.';

export function sayNowShared(channelId: string): string {
  return `Shared to <#${channelId}>. The copy changes with the recap, and is deleted when the call is forgotten.`;
}

/** In the thread that a copy came from. */
export function sayTakenBack(channelId: string): string {
  return `I took the copy of this recap back from <#${channelId}>: people of other companies are in that channel now.`;
}

export const whoReadsCopies =
  'Everybody in that channel can read the copy: title, summary, decisions and action items. It has no transcript.';
