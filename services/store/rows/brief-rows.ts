import { and, eq, like } from 'drizzle-orm';
import { isBeforeCall } from '../../briefs/is-before-call.ts';
import { oneLine } from '../../common/one-line.ts';
import { storable } from '../../common/storable.ts';
import type { Brief, BriefFull } from '../../tasks/ports/brief.ts';
import type { ToolContext } from '../../tasks/tool.ts';
import type { Executor } from '../executor.ts';
import { meetings } from '../schema/meetings.ts';
import { standupReplies } from '../schema/standups.ts';
import { toolCalls } from '../schema/tasks.ts';
import { inTransaction, transact } from '../transaction.ts';
import { asMeeting } from './meeting-lookups.ts';

/** Lines that one person's agents add for a call. */
const maxLines = 10;
/** Of a line: an agent's paragraphs are one. */
const maxChars = 500;
/** Stands where a reply in the thread has Slack's time: behind them all, in the order of adding. */
const mark = 'brief:';

/** Lines that agents add to what a persona takes along, beside people's replies in the thread. */
export function createBrief(db: Executor): Pick<Brief, 'whyNot' | 'add'> {
  return {
    whyNot: (context) => transact(db, (tx) => whyNot(tx, context)),
    add: (context, { name, text }) =>
      inTransaction(db, async (tx, now) => {
        const { meeting, userId, toolCallId } = context;
        const ts = `${mark}${toolCallId}`;
        const isThis = and(eq(standupReplies.meetingId, meeting.id), eq(standupReplies.ts, ts));
        if ((await tx.$count(standupReplies, isThis)) > 0) return null;
        const full = await whyNot(tx, context);
        if (full) return full;
        // Forgetting a person takes the meeting's lock too: what they wanted is there, or nothing more of it is kept.
        if ((await tx.$count(toolCalls, eq(toolCalls.id, toolCallId))) === 0) return null;
        await tx.insert(standupReplies).values({
          ...{ teamId: meeting.teamId, meetingId: meeting.id, userId, ts, createdAt: now },
          ...{ name: storable(name), text: oneLine(storable(text), maxChars) },
        });
        return null;
      }),
  };
}

/** Under the meeting's lock, as the worker that asks for its session reads what goes along. */
async function whyNot(tx: Executor, { meeting: { id }, userId }: ToolContext): Promise<BriefFull | null> {
  const [row] = await tx.select().from(meetings).where(eq(meetings.id, id)).for('no key update');
  const meeting = asMeeting(row);
  const isOpen = meeting && isBeforeCall(meeting);
  if (!isOpen) return 'call_has_begun';
  const { meetingId, userId: by, ts } = standupReplies;
  const theirs = and(eq(meetingId, id), eq(by, userId), like(ts, `${mark}%`));
  return (await tx.$count(standupReplies, theirs)) >= maxLines ? 'brief_full' : null;
}
