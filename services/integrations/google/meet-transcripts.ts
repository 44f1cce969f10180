import { oneLine } from '../../common/one-line.ts';
import type { ReplyProblem } from '../../common/reply-problem.ts';
import { callNameOf } from '../../meetings/call-link.ts';
import type { Transcripts } from '../../notes/ports/transcripts.ts';
import type { Spoken } from '../../notes/recording.ts';
import type { Refused } from './access-token.ts';
import { type Listed, type Meet, maxSegments } from './meet.ts';
import {
  type Conference,
  type Entry,
  nameOf,
  overlaps,
  type Participant,
  type Transcript,
} from './meet-resources.ts';

export type MeetTranscriptsDeps = {
  meet: Meet;
  now: () => Date;
  log: { warn(fields: object, message: string): void };
};

/** Milliseconds. */
const timing = {
  /** Meet says nothing on when entries are there: it is asked again this often, */
  askedEvery: 60_000,
  /** until so long after the agent left. */
  waitedFor: 15 * 60_000,
  /** All pages together. */
  deadline: 120_000,
};

/** While the agent was in the call. What was said before or after is no part of its meeting. */
type Stay = { from: Date; to: Date };
type Heard = {
  ok: true;
  words: Spoken[];
  /** Nothing more will come. */
  settled: boolean;
  /** Why something is missing. */
  problem?: ReplyProblem;
};

/** Google Meet’s own transcript of a call, which exists only if someone there turned it on. */
export function createMeetTranscripts({ meet, now, log }: MeetTranscriptsDeps): Transcripts {
  return {
    async of(meeting, signal) {
      const { connectedAt, sessionEndedAt } = meeting;
      if (meeting.platform !== 'google_meet' || !connectedAt) return [];
      const stay = { from: connectedAt, to: sessionEndedAt ?? now() };
      const isPatient = now().getTime() < stay.to.getTime() + timing.waitedFor;
      const code = callNameOf(meeting);
      const within = AbortSignal.any([signal, AbortSignal.timeout(timing.deadline)]);
      const heard = await listen({ meet, code, stay, isPatient, signal: within });
      // Another worker has it now, or we stop: silence would be kept as if nobody had spoken.
      signal.throwIfAborted();
      if (heard.problem)
        log.warn(
          { meeting: meeting.id, problem: heard.problem },
          'Google Meet’s transcript couldn’t be read completely',
        );
      const settled = heard.ok ? heard.settled : !heard.mayPass;
      if (!settled && isPatient) return { pendingUntil: new Date(now().getTime() + timing.askedEvery) };
      return heard.ok ? heard.words : [];
    },
  };
}

type Listening = { meet: Meet; code: string; stay: Stay; isPatient: boolean; signal: AbortSignal };

async function listen({ meet, code, stay, isPatient, signal }: Listening): Promise<Heard | Refused> {
  const found = await meet.conferences(code, signal);
  if (!found.ok) return found;
  // One code serves every call of a series.
  const ours = found.value.filter((conference) => overlaps(conference, stay));
  const transcripts = await all(ours, (conference) => meet.transcripts(conference, signal));
  if (!transcripts.ok) return transcripts;
  // No such call, or nobody turned transcription on, and nobody can any more: there is nothing to wait for.
  if (transcripts.value.length === 0) return { ok: true, words: [], settled: true };
  const isOver = areOver(ours, transcripts.value);
  if (!isOver && isPatient) return { ok: true, words: [], settled: false };
  const entries = await all(transcripts.value, (transcript) => meet.entries(transcript, signal));
  if (!entries.ok) return entries;
  const participants = await all(ours, (conference) => meet.participants(conference, signal));
  if (!participants.ok && participants.mayPass && isPatient) return participants;
  const settled = isOver && entries.value.length > 0;
  if (participants.ok) return { ok: true, words: spoken(entries.value, participants.value, stay), settled };
  // Words without names are better than none.
  return { ok: true, words: spoken(entries.value, [], stay), settled, problem: participants.problem };
}

/** One after the other: there is seldom more than one. */
async function all<From, Item>(
  sources: readonly From[],
  list: (source: From) => Promise<Listed<Item>>,
): Promise<Listed<Item>> {
  const items: Item[] = [];
  for (const source of sources) {
    const listed = await list(source);
    if (!listed.ok) return listed;
    items.push(...listed.value);
  }
  return { ok: true, value: items.slice(0, maxSegments) };
}

function areOver(conferences: readonly Conference[], transcripts: readonly Transcript[]): boolean {
  return conferences.every(({ endTime }) => endTime) && transcripts.every(({ state }) => state !== 'STARTED');
}

function spoken(entries: readonly Entry[], participants: readonly Participant[], stay: Stay): Spoken[] {
  const names = new Map(participants.map((participant) => [participant.name, nameOf(participant)]));
  return entries
    .filter(({ startTime, endTime = startTime }) => overlaps({ startTime, endTime }, stay))
    .map(({ participant, text, startTime }) => ({
      speaker: names.get(participant) ?? '',
      // Google names 10,000 words as the most.
      text: oneLine(text, 60_000),
      start_ms: Math.max(0, startTime.getTime() - stay.from.getTime()),
    }))
    .filter(({ text }) => text !== '')
    .sort((one, other) => one.start_ms - other.start_ms);
}
