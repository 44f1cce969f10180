import type { Meeting } from '../../meetings/meeting.ts';
import type { Destination } from '../../notes/destinations/destination.ts';
import type { Canvas, CopyVoice } from '../../notes/ports/copy-voice.ts';
import type { Executor } from '../../store/executor.ts';
import type { Jobs } from '../../store/jobs.ts';
import { copiesMessage } from '../blocks/copies.ts';
import { type Content, words } from '../blocks/elements.ts';
import { literal } from '../mrkdwn.ts';
import { cardSlot, type FileContent, putFile, putMessage } from '../outbox/outbox.ts';
import { sayAnnouncement, sayDelivery } from '../words/copies.ts';

export type CopyVoiceDeps = { tx: Executor; jobs: Jobs; newId: () => string };

/** What is said of copies of notes, put into the outbox of the same transaction. */
export function createCopyVoice({ tx, jobs, newId }: CopyVoiceDeps): CopyVoice {
  const put = (meeting: Meeting, slot: string, content: Content) =>
    putMessage(tx, jobs, { ...inThread(meeting), slot, content });
  return {
    show: (meeting, deliveries) => put(meeting, `copies:${meeting.id}`, copiesMessage(deliveries)),
    tellEnd: (meeting, delivery) =>
      put(meeting, `copy-end:${delivery.id}:${delivery.attempts}`, words(sayDelivery(delivery))),
    makeCanvas: (meeting, { id, attempts }, canvas) =>
      putFile(tx, jobs, { ...inThread(meeting), slot: copySlot(id, attempts), content: fileOf(canvas) }),
    makeTestCanvas: (destination, canvas) =>
      putFile(tx, jobs, {
        ...inChannel(destination),
        slot: `copy-test:${newId()}`,
        fallbackUserId: null,
        content: fileOf(canvas),
      }),
    async announce(change, destinations, by) {
      const [first] = destinations;
      if (!first) return;
      await putMessage(tx, jobs, {
        ...inChannel(first),
        slot: `copies-announced:${newId()}`,
        fallbackUserId: by,
        content: words(sayAnnouncement(change, destinations, by)),
      });
    },
  };
}

function inThread({ id, teamId, channelId, threadTs, requestedBy }: Meeting) {
  return {
    ...{ teamId, channelId, threadTs, threadSlot: cardSlot(id), fallbackUserId: requestedBy, meetingId: id },
  };
}

function inChannel({ teamId, channelId }: Destination) {
  return { teamId, channelId, threadTs: null, threadSlot: null, meetingId: null };
}

function fileOf({ title, markdown }: Canvas): FileContent {
  return { kind: 'canvas', title: literal(title, 200), text: markdown, comment: '' };
}

/** A canvas with each attempt has a slot of its own: what was handed over once is not handed over again. */
function copySlot(deliveryId: string, attempt: number): string {
  return `notes-copy:${deliveryId}:${attempt}`;
}

/** Which delivery a slot's canvas is for, and of which attempt. */
export function copyOfSlot(slot: string | null): { deliveryId: string; attempt: number } | null {
  const [, deliveryId, attempt] = /^notes-copy:([0-9a-f-]{36}):(\d+)$/.exec(slot ?? '') ?? [];
  return deliveryId ? { deliveryId, attempt: Number(attempt) } : null;
}
