import type { Meeting } from '../meetings/meeting.ts';
import { readerOfThread } from '../memory/recall.ts';
import type { BriefLine } from './brief.ts';
import { ownLines } from './gather.ts';
import type { BriefsUnit } from './ports/briefs-unit.ts';

export type BriefInThread = {
  /** The call began, and this went along. */
  readonly isFixed: boolean;
  readonly lines: readonly BriefLine[];
};

/**
 * What a call's persona takes along, as everybody in its thread may read it now: without what was forgotten, corrected or
 * done since. Lines from elsewhere belong to the channel. They count once somebody pressed *Send* or the call began; until
 * then nobody has checked who will hear them.
 */
export async function briefInThread(
  unit: Pick<BriefsUnit, 'briefs' | 'updates'>,
  meeting: Pick<Meeting, 'id' | 'teamId' | 'channelId' | 'requestedBy'>,
): Promise<BriefInThread> {
  const { id, teamId } = meeting;
  const state = await unit.briefs.of(id);
  const keys = (state?.keys ?? []).filter((key) => !state?.leftOut.includes(key));
  const { own } = await ownLines(unit, id);
  const isFixed = Boolean(state?.fixedAt);
  const lines = await unit.briefs.linesOf(readerOfThread(meeting), teamId, keys, 'now');
  return { isFixed, lines: [...own, ...lines] };
}
