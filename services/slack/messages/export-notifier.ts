import type { Meeting } from '../../meetings/meeting.ts';
import type { Destination } from '../../notes/destinations/destination.ts';
import type { Canvas, ExportNotifier } from '../../notes/ports/export-notifier.ts';
import type { Executor } from '../../store/executor.ts';
import type { Jobs } from '../../store/jobs.ts';
import { cardKey, exportsKey } from '../../store/rows/message-keys.ts';
import { type FileContent, queueFile, queueMessage } from '../../store/rows/outbox-messages.ts';
import { type Content, words } from '../blocks/elements.ts';
import { exportsMessage } from '../blocks/exports.ts';
import { literal } from '../mrkdwn.ts';
import { sayAnnouncement, sayExport } from '../words/exports.ts';
import { spokenIn } from './speaks-as.ts';

export type CopyVoiceDeps = { tx: Executor; jobs: Jobs; newId: () => string };

/** What is said of exports of notes, put into the outbox of the same transaction. */
export function createExportNotifier({ tx, jobs, newId }: CopyVoiceDeps): ExportNotifier {
  const put = (meeting: Meeting, messageKey: string, content: Content) =>
    queueMessage(tx, jobs, { ...inThread(meeting), messageKey, content: spokenIn(meeting, content) });
  return {
    show: (meeting, exports) => put(meeting, exportsKey(meeting.id), exportsMessage(exports)),
    tellEnd: (meeting, recapExport) =>
      put(meeting, `copy-end:${recapExport.id}:${recapExport.attempts}`, words(sayExport(recapExport))),
    makeCanvas: (meeting, { id, attempts }, canvas) =>
      queueFile(tx, jobs, {
        ...inThread(meeting),
        messageKey: exportKey(id, attempts),
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

/** A canvas with each attempt has a key of its own: what was queued once isn't queued again. */
function exportKey(exportId: string, attempt: number): string {
  return `notes-copy:${exportId}:${attempt}`;
}

/** Which export the canvas of this key is for, and of which attempt. */
export function exportOfKey(messageKey: string | null): { exportId: string; attempt: number } | null {
  const [, exportId, attempt] = /^notes-copy:([0-9a-f-]{36}):(\d+)$/.exec(messageKey ?? '') ?? [];
  return exportId ? { exportId, attempt: Number(attempt) } : null;
}
