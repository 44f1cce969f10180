import type { Meeting } from '../../meetings/meeting.ts';
import { mention, quote } from '../mrkdwn.ts';

/** Who asked for a call. Of an app it is said that it was one, whatever it calls itself. */
export function askedBy({ requestedBy, requestedVia, appName }: Meeting): string {
  if (requestedVia !== 'bot') return `Asked by ${mention(requestedBy)}`;
  return `Asked for by an app (${quote(appName ?? 'without a name', 60)})`;
}
