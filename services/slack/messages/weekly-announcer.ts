import { isDeepStrictEqual } from 'node:util';
import type { Meeting } from '../../meetings/meeting.ts';
import { isHeld, type KeptNotes } from '../../notes/kept-notes.ts';
import type { Week } from '../../notes/ports/weeklies.ts';
import { forbiddenThere } from '../../notes/sharing/shareable.ts';
import type { PagesIn } from '../../people/pages.ts';
import type { Executor } from '../../store/executor.ts';
import type { Jobs } from '../../store/jobs.ts';
import { listsOf } from '../../store/rows/do-not-say-rows.ts';
import { cardKey, recapKey, weekKey } from '../../store/rows/message-keys.ts';
import { contentsUnder } from '../../store/rows/messages-under.ts';
import { notesOf } from '../../store/rows/note-rows.ts';
import { findMessage, forgetSent, queueMessage } from '../../store/rows/outbox-messages.ts';
import { callsOfWeek, lockWeek, weeksOf } from '../../store/rows/weekly-rows.ts';
import { mostCalls, type WeeksCall, weeklyRecap } from '../blocks/weekly.ts';

type Deps = {
  tx: Executor;
  jobs: Jobs;
  pagesIn: PagesIn;
};

/** A channel's list of last week's calls, as it stands now. */
export async function showWeek(deps: Deps, week: Week): Promise<void> {
  const { tx, jobs } = deps;
  const { teamId, channelId } = week;
  const messageKey = weekKey(week);
  // One after the other: of two that are written at once, the later would bring back what the other took out.
  await lockWeek(tx, week);
  const all = await callsOfWeek(tx, week);
  const shown: WeeksCall[] = [];
  for (const meeting of all.slice(0, mostCalls)) shown.push(await callOf(deps, meeting));
  const content = weeklyRecap(all, shown);
  const before = await contentsUnder(tx, teamId, messageKey);
  if (isDeepStrictEqual(before.get(messageKey), content)) return;
  await queueMessage(tx, jobs, {
    ...{ teamId, channelId, messageKey, content, meetingId: null },
    ...{ threadTs: null, threadKey: null, fallbackUserId: null },
  });
  // How it was sent before may have words that are to go; by now also where it was just being sent.
  await forgetSent(tx, teamId, messageKey);
}

/** The same of each list that a call is in: what was changed or forgotten goes from it. */
export async function showWeeksOf(deps: Deps, meeting: Pick<Meeting, 'id'>): Promise<void> {
  for (const week of await weeksOf(deps.tx, meeting.id)) await showWeek(deps, week);
}

async function callOf({ tx, pagesIn }: Deps, meeting: Meeting): Promise<WeeksCall> {
  const { id, teamId, channelId, threadTs } = meeting;
  const thread = threadTs === null ? null : { channelId, ts: threadTs };
  const place =
    (await findMessage(tx, teamId, recapKey(id, 0))) ??
    (await findMessage(tx, teamId, cardKey(id))) ??
    thread;
  const kept = await notesOf(tx)(id);
  const notes = kept && (await mayBeRepeated(tx, meeting, kept)) ? kept : kept && 'held';
  return { meeting, notes, page: place && pagesIn(teamId)(place) };
}

/** Somebody may have released a recap that breaks a list: that was for its own thread. */
async function mayBeRepeated(tx: Executor, meeting: Meeting, notes: KeptNotes): Promise<boolean> {
  return !isHeld(notes) && !(await forbiddenThere({ of: listsOf(tx) }, meeting, notes, meeting.channelId));
}
