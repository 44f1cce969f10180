import type { ConsentUnit } from '../../consent/ports/consent-unit.ts';
import type { Meeting } from '../../meetings/meeting.ts';
import type { Content } from '../blocks/elements.ts';
import { objection } from '../blocks/objection.ts';

type Put = (
  meeting: Meeting,
  messageKey: string,
  content: Content,
  how: { rank: 'first' },
) => Promise<unknown>;

/** What the thread is told of objections in the call, put into the outbox of the same transaction. */
export function consentAnnouncer(put: Put): Pick<ConsentUnit['announcer'], 'showObjection'> {
  return {
    async showObjection(meeting, gap) {
      await put(meeting, `objection:${meeting.id}:${gap.id}`, objection(gap), { rank: 'first' });
    },
  };
}
