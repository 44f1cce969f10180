import { applyEvent } from '../../meetings/apply.ts';
import type { Transact } from '../../meetings/ports/unit.ts';
import { applyExportEvent } from '../../notes/destinations/apply-export-event.ts';
import type { ExportOutcome } from '../../notes/destinations/recap-export.ts';
import type { NotesUnit } from '../../notes/ports/notes-unit.ts';
import type { PagesIn } from '../../people/pages.ts';
import { pauseUnreachable } from '../../standups/pause-unreachable.ts';
import type { StandupsUnit } from '../../standups/ports/standups-unit.ts';
import { cardKey, recapKey, toolCallIdOf } from '../../store/rows/message-keys.ts';
import { applyToolCallEvent } from '../../tasks/apply-tool-call-event.ts';
import type { TasksUnit } from '../../tasks/ports/tasks-unit.ts';
import type { ToolProblem } from '../../tasks/tool-problem.ts';
import { takesNoPosts } from '../api/slack-errors.ts';
import type { Posted } from '../api/writer.ts';
import { exportOfKey } from '../messages/export-notifier.ts';
import { sayLostFile } from '../words/lost-file.ts';
import { sayNotTaken } from '../words/reasons/slack.ts';
import type { OutboxRow } from './outbox-row.ts';

type Told = NotesUnit & StandupsUnit & TasksUnit;

export type PostEvents = {
  onPosted: (row: OutboxRow, at: Posted | null, url: string | null) => Promise<void>;
  onUndeliverable: (row: OutboxRow, error: string, certain: boolean) => Promise<void>;
};

/**
 * Tells what waits for a message how it fared: a session starts only once its card can be read, and a tool that
 * writes in Slack is done only once Slack has it.
 */
export function postEvents(transact: Transact<Told>, pagesIn: PagesIn): PostEvents {
  const cardOf = ({ meetingId, messageKey }: OutboxRow) =>
    meetingId && messageKey === cardKey(meetingId) ? meetingId : null;
  const recapOf = ({ meetingId, messageKey }: OutboxRow) =>
    meetingId && messageKey === recapKey(meetingId, 0) ? meetingId : null;
  const tellExport = async ({ messageKey }: OutboxRow, outcome: ExportOutcome) => {
    const recapExport = exportOfKey(messageKey);
    if (!recapExport) return;
    const { exportId, attempt } = recapExport;
    await transact((unit) => applyExportEvent(unit, exportId, { type: 'finish', attempt, outcome }));
  };
  return {
    async onPosted(row, at, url) {
      const meetingId = cardOf(row);
      if (meetingId) await transact((unit) => applyEvent(unit, meetingId, { type: 'card_posted' }));
      const recapOfId = recapOf(row);
      if (recapOfId && at) await transact((unit) => showOnCard(unit, recapOfId, at));
      const toolCallId = toolCallIdOf(row.messageKey);
      const page = url ?? (at && pagesIn(row.teamId)(at));
      const links = page ? [{ title: 'See it in Slack', url: page }] : [];
      if (toolCallId)
        await transact((unit) => applyToolCallEvent(unit, toolCallId, { type: 'delivered', links }));
      await tellExport(row, { kind: 'sent', url: page });
    },
    async onUndeliverable(row, detail, certain) {
      const meetingId = cardOf(row);
      if (meetingId && !row.posted) {
        await transact((unit) => applyEvent(unit, meetingId, { type: 'card_undeliverable', detail }));
        if (takesNoPosts(detail)) await transact((unit) => pauseUnreachable(unit, meetingId, detail));
      }
      const toolCallId = toolCallIdOf(row.messageKey);
      await tellExport(
        row,
        certain
          ? { kind: 'failed', problem: { kind: 'slack_refused', error: detail } }
          : { kind: 'uncertain', problem: { kind: 'slack_unsure', error: detail } },
      );
      if (toolCallId) {
        const problem: ToolProblem = certain
          ? { kind: 'slack_refused', error: detail }
          : { kind: 'slack_unsure' };
        await transact((unit) =>
          applyToolCallEvent(unit, toolCallId, { type: 'undeliverable', problem, certain }),
        );
      } else if (row.kind === 'file' && row.meetingId) {
        await tellLostFile(transact, row.meetingId, row, certain ? sayNotTaken(detail) : null);
      }
    },
  };
}

async function showOnCard(unit: Told, meetingId: string, recapAt: Posted): Promise<void> {
  const meeting = await unit.meetings.lock(meetingId);
  if (meeting) await unit.announcer.showRecapOnCard(meeting, recapAt);
}

/** Nobody waits for a transcript's file but those who read the thread. */
async function tellLostFile(
  transact: Transact,
  meetingId: string,
  row: OutboxRow,
  reason: string | null,
): Promise<void> {
  const [filename = ''] = (row.messageKey ?? '').split(':');
  await transact(async (unit) => {
    const meeting = await unit.meetings.lock(meetingId);
    if (!meeting || meeting.forgottenAt) return;
    const { teamId, channelId, requestedBy: userId } = meeting;
    const to = { teamId, channelId, threadTs: await unit.announcer.threadOf(meeting), userId };
    await unit.announcer.reply(to, sayLostFile(filename, reason));
  });
}
