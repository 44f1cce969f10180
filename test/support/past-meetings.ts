import { randomUUID } from 'node:crypto';
import { newMeeting } from '../../services/meetings/new-meeting.ts';
import { type Item, untouched } from '../../services/notes/item.ts';
import type { HoldReason, KeptNotes } from '../../services/notes/kept-notes.ts';
import type { Spoken } from '../../services/notes/recording.ts';
import type { Stated, WrittenNotes } from '../../services/notes/written-notes.ts';
import type { Executor } from '../../services/store/executor.ts';
import { passageRows } from '../../services/store/rows/passage-rows.ts';
import { meetings } from '../../services/store/schema/meetings.ts';
import { notes } from '../../services/store/schema/notes.ts';
import type { World } from './world.ts';

/** A meeting that is over, as a test tells of it. */
export type Past = {
  title?: string;
  summary?: string;
  decisions?: readonly Stated[];
  questions?: readonly Stated[];
  chapters?: WrittenNotes['chapters'];
  items?: readonly Pick<Item, 'text' | 'ownerName'>[];
  /** What was said, a segment each, ten seconds apart. */
  said?: readonly (readonly [speaker: string, text: string])[];
  channel?: string;
  /** Who asked for it. */
  by?: string;
  daysAgo?: number;
  minutes?: number;
  held?: HoldReason;
  code?: string;
};

export type PastMeeting = { id: string; ts: string; page: string; notes: KeptNotes; segments: Spoken[] };

/** A meeting of the past with its thread, found from now on. */
export async function tookPlace({ slack, database }: World, past: Past): Promise<PastMeeting> {
  const { channel = slack.channels.general.id, by = slack.users.ada.id } = past;
  const { ts } = await slack.post({ channel, user: by, text: 'our call' });
  const made = await writePast(
    database.db,
    { teamId: slack.teamId, channelId: channel, threadTs: ts, by },
    past,
  );
  return { ...made, ts, page: `https://standin-works.slack.com/archives/${channel}/p${ts.replace('.', '')}` };
}

type Place = { teamId: string; channelId: string; threadTs: string | null; by: string };

/** The rows of a meeting of the past. */
export async function writePast(db: Executor, place: Place, past: Past) {
  const id = randomUUID();
  const startedAt = new Date(Date.now() - (past.daysAgo ?? 1) * 86_400_000);
  const { teamId, channelId, threadTs, by } = place;
  const { code = 'abc-defg-hij', minutes = 30 } = past;
  const endedAt = new Date(startedAt.getTime() + minutes * 60_000);
  const meeting = newMeeting({
    id,
    request: { teamId, channelId, threadTs, requestedBy: by, via: 'link' },
    call: {
      platform: 'google_meet',
      key: `meet:${code}`,
      url: `https://meet.google.com/${code}`,
      passcode: null,
    },
    limit: { minutes: 60, by: 'setting' },
    now: startedAt,
    pricePerMinuteUsd: 0.275,
    botName: 'Stand-in',
    start: { kind: 'now' },
  });
  const kept = keptNotes(past, { id, teamId, channelId, at: endedAt });
  const segments = (past.said ?? []).map(([speaker, text], index) => ({
    speaker,
    text,
    start_ms: index * 10_000,
  }));
  await db.transaction(async (tx) => {
    await tx.insert(meetings).values({
      ...meeting,
      state: 'done',
      sessionStartedAt: startedAt,
      sessionEndedAt: endedAt,
      overAt: endedAt,
    });
    const { items: _, written, ...row } = rowOf(kept);
    await tx.insert(notes).values({ ...row, written });
    await passageRows(tx).index(meeting, kept, segments);
  });
  return { id, notes: kept, segments };
}

function keptNotes(
  past: Past,
  { id, teamId, channelId, at }: { id: string; teamId: string; channelId: string; at: Date },
): KeptNotes {
  return {
    meetingId: id,
    teamId,
    channelId,
    kind: 'summary',
    source: 'extractive',
    title: past.title ?? 'Weekly',
    summary: past.summary ?? '',
    ...{ points: [], meetingKind: 'general', findings: [] },
    decisions: [...(past.decisions ?? [])],
    questions: [...(past.questions ?? [])],
    chapters: past.chapters ?? [],
    timeline: [],
    participants: [],
    items: (past.items ?? []).map((item, position) => ({
      ...untouched,
      ownerId: null,
      due: null,
      evidence: [],
      remindAt: null,
      ...item,
      id: randomUUID(),
      teamId,
      channelId,
      meetingId: id,
      position,
      createdAt: at,
    })),
    version: 1,
    fellBack: null,
    writtenAt: at,
    hint: null,
    hintBy: null,
    editedBy: null,
    editedAt: null,
    heldBecause: past.held ?? null,
    releasedBy: null,
    releasedAt: null,
    unfolded: false,
  };
}

function rowOf({ kind, source, title, summary, decisions, questions, chapters, ...rest }: KeptNotes) {
  const { timeline, participants, points, meetingKind, findings, ...row } = rest;
  const texts = { kind, source, title, summary, points, decisions, questions, chapters };
  return { ...row, written: { ...texts, meetingKind, findings, timeline, participants, actionItems: [] } };
}

/** Types a command, in #general as Ada unless told, and returns the words, which only the asker sees. */
export async function typed(
  { slack }: World,
  text: string,
  { user = slack.users.ada.id, channel = slack.channels.general.id } = {},
): Promise<string> {
  const answer = await slack.command({ channel, user, text });
  if (!answer.ok || answer.responseType !== 'ephemeral')
    throw new Error(`Not for the asker: ${JSON.stringify(answer)}`);
  return answer.text ?? '';
}
