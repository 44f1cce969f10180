import type { Meeting } from '../meetings/meeting.ts';
import type { ThreadUpdate, ThreadUpdates } from '../meetings/ports/thread-updates.ts';
import { readerOfThread } from '../memory/recall.ts';
import type { Recordings } from '../notes/ports/recordings.ts';
import { transcriptOf } from '../notes/transcript-of.ts';
import { linesOfUpdates } from './lines.ts';
import { parseSaidForMe } from './parse-said-for-me.ts';
import type { Briefs } from './ports/brief-sources.ts';
import { verdictsOf, type WentAlong } from './raised.ts';
import { isOfSelf } from './self-lines.ts';

export type TookAlong = {
  readonly lines: readonly WentAlong[];
  /** That went along and were forgotten since. */
  readonly forgotten: number;
  /** That went along from Pika's memory: their words aren't kept here. */
  readonly atPika: number;
};

type Sources = {
  briefs: Pick<Briefs, 'of' | 'linesOf'>;
  updates: Pick<ThreadUpdates, 'of'>;
  recordings: Recordings;
};

/** A form's, an agent's, or a message that says what to say; other replies tell of their writers, and may stay unsaid. */
function isToBeSaid({ ts, text }: ThreadUpdate): boolean {
  return /^(?:form|brief):/.test(ts) || parseSaidForMe(text, true) !== null;
}

/** What went along into a call, as it reads by now, and what of it came up there. Null where nothing did. */
export async function tookAlong(
  { briefs, updates, recordings }: Sources,
  meeting: Meeting,
): Promise<TookAlong | null> {
  const state = await briefs.of(meeting.id);
  if (!state?.fixedAt) return null;
  const keys = state.keys ?? [];
  const went = await briefs.linesOf(readerOfThread(meeting), meeting.teamId, keys, 'then');
  const wanted = (await updates.of(meeting.id)).filter(isToBeSaid);
  const lines = [...linesOfUpdates(wanted), ...went];
  if (lines.length + keys.length === 0) return null;
  const segments = await transcriptOf(recordings, meeting);
  const atPika = keys.filter(isOfSelf).length;
  const forgotten = keys.length - atPika - went.length;
  return { lines: verdictsOf(lines, segments, meeting.botName), forgotten, atPika };
}
