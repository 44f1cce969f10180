import type { Meeting } from '../../meetings/meeting.ts';
import type { Destination } from '../../notes/destinations/destination.ts';
import type { Canvas, CopyVoice } from '../../notes/ports/copy-voice.ts';
import type { Executor } from '../../store/executor.ts';
import type { Jobs } from '../../store/jobs.ts';
import { cardKey } from '../../store/rows/message-keys.ts';
import { type FileContent, queueFile, queueMessage } from '../../store/rows/outbox-messages.ts';
import { copiesMessage } from '../blocks/copies.ts';
import { type Content, words } from '../blocks/elements.ts';
import { literal } from '../mrkdwn.ts';
import { sayAnnouncement, sayDelivery } from '../words/copies.ts';

export type CopyVoiceDeps = { tx: Executor; jobs: Jobs; newId: () => string };

/** What is said of copies of notes, put into the outbox of the same transaction. */
export function createCopyVoice({ tx, jobs, newId }: CopyVoiceDeps): CopyVoice {
  const put = (meeting: Meeting, messageKey: string, content: Content) =>
    queueMessage(tx, jobs, { ...inThread(meeting), messageKey, content });
  return {
    show: (meeting, deliveries) => put(meeting, `copies:${meeting.id}`, copiesMessage(deliveries)),
    tellEnd: (meeting, delivery) =>
      put(meeting, `copy-end:${delivery.id}:${delivery.attempts}`, words(sayDelivery(delivery))),
    makeCanvas: (meeting, { id, attempts }, canvas) =>
      queueFile(tx, jobs, {
        ...inThread(meeting),
        messageKey: copyKey(id, attempts),
        content: fileOf(canvas),
      }),
    makeTestCanvas: (destination, canvas) =>
      queueFile(tx, jobs, {
        ...inChannel(destination),
        messageKey: `copy-test:${newId()}`,
        fallbackUserId: null,
        content: fileOf(canvas),
      }),
    async announce(change, destinations, by) {
      const [first] = destinations;
      if (!first) return;
      await queueMessage(tx, jobs, {
        ...inChannel(first),
        messageKey: `copies-announced:${newId()}`,
        fallbackUserId: by,
        content: words(sayAnnouncement(change, destinations, by)),
      });
    },
  };
}

function inThread({ id, teamId, channelId, threadTs, requestedBy }: Meeting) {
  return {
    ...{ teamId, channelId, threadTs, threadKey: cardKey(id), fallbackUserId: requestedBy, meetingId: id },
  };
}

function inChannel({ teamId, channelId }: Destination) {
  return { teamId, channelId, threadTs: null, threadKey: null, meetingId: null };
}

function fileOf({ title, markdown }: Canvas): FileContent {
  return { kind: 'canvas', title: literal(title, 200), text: markdown, comment: '' };
}

/** A canvas with each attempt has a key of its own: what was queued once is not queued again. */
function copyKey(deliveryId: string, attempt: number): string {
  return `notes-copy:${deliveryId}:${attempt}`;
}

/** Which delivery the canvas of this key is for, and of which attempt. */
export function copyOfKey(messageKey: string | null): { deliveryId: string; attempt: number } | null {
  const [, deliveryId, attempt] = /^notes-copy:([0-9a-f-]{36}):(\d+)$/.exec(messageKey ?? '') ?? [];
  return deliveryId ? { deliveryId, attempt: Number(attempt) } : null;
}
