import type { ConsentUnit } from '../../consent/ports/consent-unit.ts';
import { keptOf } from '../../consent/word-gap.ts';
import type { Executor } from '../../store/executor.ts';
import type { Jobs } from '../../store/jobs.ts';
import { gapsOf, whoObjectedToo } from '../../store/rows/consent-rows.ts';
import { ledgerKey } from '../../store/rows/message-keys.ts';
import { queueFile, queueMessage } from '../../store/rows/outbox-messages.ts';
import { words } from '../blocks/elements.ts';
import { forgetRequest } from '../blocks/forget-request.ts';
import { objection } from '../blocks/objection.ts';
import { sayLedgerFile } from '../words/ledger.ts';
import type { PutFirst } from './put-first.ts';

export type ConsentAnnouncerDeps = { tx: Executor; jobs: Jobs; newId: () => string; put: PutFirst };

type ConsentAnnouncer = Pick<ConsentUnit['announcer'], 'showObjection' | 'showForgetRequest' | 'sendLedger'>;

/** What people are told of consent in a call, put into the outbox of the same transaction. */
export function consentAnnouncer({ tx, jobs, newId, put }: ConsentAnnouncerDeps): ConsentAnnouncer {
  return {
    async showObjection(meeting, gap) {
      const keep = keptOf(await gapsOf(tx)(meeting.id));
      await put(
        meeting,
        `objection:${meeting.id}:${gap.id}`,
        objection(gap, keep, await whoObjectedToo(tx, gap)),
        {
          rank: 'first',
        },
      );
    },
    async showForgetRequest(meeting, request, forgotten) {
      await put(meeting, `forget-words:${request.id}`, forgetRequest(request, forgotten), { rank: 'first' });
    },
    async sendLedger(meeting, userId, { filename, text }) {
      const { id: meetingId, teamId } = meeting;
      const messageKey = ledgerKey(meetingId, newId(), userId);
      // Slack opens the DM with a person by their id.
      const toPerson = { teamId, channelId: userId, fallbackUserId: null, meetingId, threadTs: null };
      await queueMessage(tx, jobs, {
        ...{ ...toPerson, messageKey, threadKey: null },
        content: words(sayLedgerFile(meeting)),
      });
      await queueFile(tx, jobs, {
        ...{ ...toPerson, messageKey: ledgerKey(meetingId, newId(), userId), threadKey: messageKey },
        content: { kind: 'file', title: filename, filename, text, comment: '' },
      });
    },
  };
}
