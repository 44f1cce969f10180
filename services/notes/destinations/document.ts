import { type SafeUrl, safeUrl } from '../../common/safe-url.ts';
import type { Meeting } from '../../meetings/meeting.ts';
import { billedMilliseconds, costUsd } from '../../meetings/money.ts';
import type { Task } from '../../tasks/task.ts';
import { isKept, type KeptItem } from '../item.ts';
import type { KeptNotes } from '../kept-notes.ts';
import type { Chapter, Due, Evidence, Finding, Stated } from '../written-notes.ts';

/** The notes of one meeting as every destination gets them, before it gives them its form. Texts are raw. */
export type NotesDocument = {
  version: 2;
  meeting: {
    id: string;
    title: string;
    callUrl: string;
    startedAt: Date | null;
    endedAt: Date | null;
    minutes: number;
    costUsd: number;
    channelId: string;
    /** Where people read it in Slack; null where Slack hasn't told. */
    threadUrl: SafeUrl | null;
  };
  notes: {
    /** `highlights`: nobody summed the call up; then there are promises and a timeline, and no more. */
    kind: KeptNotes['kind'];
    source: KeptNotes['source'];
    summary: string;
    /** Of a model: what the summary's lines rest on. */
    points: readonly Stated[];
    meetingKind: KeptNotes['meetingKind'];
    findings: readonly Finding[];
    decisions: readonly Stated[];
    questions: readonly Stated[];
    chapters: readonly Chapter[];
    /** Words that sound like a promise, and nobody has kept as a task. */
    promises: readonly Quote[];
    timeline: readonly Evidence[];
    participants: readonly string[];
  };
  actionItems: readonly DocumentItem[];
  tasks: readonly {
    title: string;
    status: Task['status'];
    links: readonly { title: string; url: SafeUrl }[];
  }[];
};

/** What someone said, and what was said right before. */
export type Quote = Evidence & { before: Evidence | null };

export type DocumentItem = {
  text: string;
  /** Null is unassigned. `slackId` only where it is known who that is in Slack. */
  owner: { name: string; slackId: string | null } | null;
  due: Due | null;
  state: 'open' | 'done';
  evidence: readonly Evidence[];
};

export type Materials = {
  meeting: Meeting;
  notes: KeptNotes;
  tasks: readonly Task[];
  threadUrl: string | null;
  /** Names of people in Slack, by id. */
  names: ReadonlyMap<string, string>;
  now: Date;
};

/** Without transcript and passcode: neither leaves Slack on its own. */
export function documentOf({ meeting, notes, tasks, threadUrl, names, now }: Materials): NotesDocument {
  const { kind, source, title, summary, decisions, questions, chapters, timeline, participants } = notes;
  const { points, meetingKind, findings } = notes;
  return {
    version: 2,
    meeting: {
      id: meeting.id,
      title: title.trim() || 'Meeting notes',
      callUrl: meeting.callUrl,
      startedAt: meeting.sessionStartedAt,
      endedAt: meeting.sessionEndedAt,
      minutes: Math.ceil(billedMilliseconds(meeting, now) / 60_000),
      costUsd: Math.round(costUsd(meeting, now) * 100) / 100,
      channelId: meeting.channelId,
      threadUrl: threadUrl === null ? null : safeUrl(threadUrl),
    },
    notes: {
      ...{ kind, source, summary, decisions, questions, chapters, timeline, participants },
      ...{ points, meetingKind, findings },
      promises: notes.items.flatMap((item) => (isKept(item) ? [] : quoteOf(item.evidence))),
    },
    actionItems: notes.items.filter(isKept).flatMap((item) => itemOf(item, names)),
    tasks: tasks.map((task) => ({ title: task.title, status: task.status, links: safeLinks(task.links) })),
  };
}

/** Only addresses that may be links. */
function safeLinks(links: Task['links']): { title: string; url: SafeUrl }[] {
  return links.flatMap(({ title, url: given }) => {
    const url = safeUrl(given);
    return url ? [{ title, url }] : [];
  });
}

function itemOf(
  { text, ownerId, ownerName, due, state, evidence }: KeptItem,
  names: Materials['names'],
): DocumentItem[] {
  if (state === 'dropped') return [];
  const name = (ownerId && names.get(ownerId)) || ownerName || ownerId;
  return [{ text, owner: name ? { name, slackId: ownerId } : null, due, state, evidence }];
}

function quoteOf([said, before]: readonly Evidence[]): Quote[] {
  return said ? [{ ...said, before: before ?? null }] : [];
}
