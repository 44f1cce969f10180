import { type Announced, heedLate, type LateObjection } from '../consent/late-objection.ts';
import { gapsFrom, takesAllWords, type WordGap } from '../consent/word-gap.ts';
import type { Meeting } from '../meetings/meeting.ts';
import { isWritten, type Notes, notesSchema } from '../sessions/session-notes.ts';
import type { Recordings } from './ports/recordings.ts';
import type { Transcripts } from './ports/transcripts.ts';
import type { Spoken } from './recording.ts';

export type WordsDeps = {
  recordings: Recordings;
  /** The call's own transcript from elsewhere; null where that isn't set up. */
  transcripts: Transcripts | null;
  /** When words of a call aren't kept. */
  gapsOf: (meetingId: string) => Promise<readonly WordGap[]>;
};

type Dated<Of> = Of & { readonly at: Date };

/** What there is to write from, without what was said while somebody objected. */
export type WordsOfCall = {
  readonly given: Notes | null;
  readonly segments: readonly Spoken[];
  readonly elsewhere: boolean;
  /** Heard only now: these words weren't here while the call went on. */
  readonly objection: Dated<LateObjection> | null;
  readonly gaps: readonly WordGap[];
  /** Heard only now: it said that it's an AI. */
  readonly announced: Dated<Announced> | null;
};

/** What the session's events have was looked through when it came; everything else is looked through here. */
export async function wordsOfCall(
  { recordings, transcripts, gapsOf }: WordsDeps,
  meeting: Meeting,
  signal: AbortSignal,
): Promise<WordsOfCall | { pendingUntil: Date }> {
  const gaps = await gapsOf(meeting.id);
  const given = notesSchema.safeParse(meeting.notes).data ?? null;
  const heard = await recordings.segments(meeting.id);
  const here = { given, gaps, elsewhere: false, objection: null, announced: null };
  if (heard.length > 0) return { ...here, segments: heard };
  const hasNamesake = async () =>
    (await recordings.attendees(meeting)).some(({ name }) => name.trim() === meeting.botName);
  const written = given?.transcript ?? [];
  if (written.length > 0 || (given && isWritten(given))) {
    const { segments, objection, announced } = heedLate(written, gaps, meeting, await hasNamesake());
    const start = meeting.sessionStartedAt ?? meeting.createdAt;
    // Who summed the call up had all of its words.
    const cut = given && objection ? { ...given, ...unwritten } : given;
    const late = { objection: dated(objection, start), announced: dated(announced, start) };
    return { ...here, given: cut, segments, ...late };
  }
  // Nor are they fetched.
  if (gaps.some(takesAllWords)) return { ...here, segments: [] };
  const found = (await transcripts?.of(meeting, signal)) ?? [];
  if ('pendingUntil' in found) return found;
  const start = meeting.connectedAt ?? meeting.createdAt;
  const { segments, objection, announced } = heedLate(
    found,
    gapsFrom(gaps, start),
    meeting,
    await hasNamesake(),
  );
  const late = { objection: dated(objection, start), announced: dated(announced, start) };
  return { ...here, segments, elsewhere: segments.length > 0, ...late };
}

const unwritten = { summary: '', decisions: [], action_items: [], chapters: [] };

function dated<Said extends Announced>(said: Said | null, start: Date): Dated<Said> | null {
  return said && { ...said, at: new Date(start.getTime() + said.fromMs) };
}
