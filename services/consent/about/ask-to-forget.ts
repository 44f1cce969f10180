import { oneLine } from '../../common/one-line.ts';
import { hashOf } from '../../common/secret.ts';
import type { Transact } from '../../meetings/ports/unit.ts';
import type { ConsentUnit } from '../ports/consent-unit.ts';
import { withWords } from './call-now.ts';

export type AskedToForget =
  /** People decide: the thread was told, now or before. */
  | { kind: 'asked' }
  | { kind: 'no_name' }
  /** Part of it would be another name. */
  | { kind: 'long_name' }
  /** As many people asked as the threads of that call hear of: they aren't told. */
  | { kind: 'too_many' }
  /** No words of that call are kept. */
  | { kind: 'nothing_kept' };

export const maxNameChars = 200;

/**
 * Tells the thread that somebody wants their words forgotten, once for each name and call. That deletes nothing: who has
 * the page can claim any name, also all that a thread hears of. Null where there is no such page.
 *
 * @param startedAt Which call; the newest where it's none of them.
 */
export const askToForgetWords =
  <U extends ConsentUnit>({ transact }: { transact: Transact<U> }) =>
  async (token: string, given: string, startedAt: Date | null): Promise<AskedToForget | null> => {
    const name = oneLine(given, given.length);
    return transact(async (unit) => {
      const page = await unit.callPages.find(hashOf(token));
      if (!page) return null;
      if (name === '') return { kind: 'no_name' };
      if (name.length > maxNameChars) return { kind: 'long_name' };
      const kept = withWords(await unit.callPages.meetings(page));
      const meant =
        kept.find(({ sessionStartedAt }) => sessionStartedAt?.getTime() === startedAt?.getTime()) ?? kept[0];
      const meeting = meant && (await unit.meetings.lock(meant.id));
      if (!meeting || meeting.forgottenAt) return { kind: 'nothing_kept' };
      const request = await unit.callPages.request(meeting, name);
      if (request === 'full') return { kind: 'too_many' };
      if (request !== 'known') {
        await unit.consent.add(meeting, [{ key: `forget_asked:${request.id}`, kind: 'forget_asked', name }]);
        await unit.announcer.showForgetRequest(meeting, request, null);
      }
      return { kind: 'asked' };
    });
  };
