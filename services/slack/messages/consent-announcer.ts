import type { ConsentUnit } from '../../consent/ports/consent-unit.ts';
import { objection } from '../blocks/objection.ts';
import type { PutFirst } from './put-first.ts';

/** What the thread is told of objections in the call, put into the outbox of the same transaction. */
export function consentAnnouncer(put: PutFirst): Pick<ConsentUnit['announcer'], 'showObjection'> {
  return {
    async showObjection(meeting, gap) {
      await put(meeting, `objection:${meeting.id}:${gap.id}`, objection(gap), { rank: 'first' });
    },
  };
}
