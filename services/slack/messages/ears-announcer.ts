import type { EarsUnit } from '../../ears/ports/ears-unit.ts';
import { words } from '../blocks/elements.ts';
import { sayEarsNotice, sayKept } from '../words/ears.ts';
import type { PutFirst } from './put-first.ts';

/** What the thread is told of who listens, put into the outbox of the same transaction. */
export function earsAnnouncer(put: PutFirst): Pick<EarsUnit['announcer'], 'showEars' | 'showKept'> {
  return {
    async showEars(meeting, ears, notice) {
      const content = words(sayEarsNotice(notice, ears));
      await put(meeting, `ears_${notice}:${meeting.id}`, content, { rank: 'first' });
    },
    async showKept(meeting, deletion, problem) {
      await put(meeting, `ears_kept:${meeting.id}`, words(sayKept(deletion, problem)), { rank: 'first' });
    },
  };
}
