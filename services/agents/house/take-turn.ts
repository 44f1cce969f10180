import { newBoundary } from '../../common/fence.ts';
import { storable } from '../../common/storable.ts';
import type { Meeting } from '../../meetings/meeting.ts';
import type { HouseUnit } from './ports/house-unit.ts';
import type { CauseKind } from './turn.ts';
import type { TurnLimits } from './turn-limits.ts';

/** What somebody wants of the house agent, wherever they said it. */
export type Cause = {
  readonly teamId: string;
  readonly meeting: Meeting | null;
  readonly channelId: string;
  readonly threadTs: string | null;
  readonly kind: CauseKind;
  /** What is told twice has the same. */
  readonly key: string;
  readonly words: string;
  /** The person in Slack; null for speech. */
  readonly asker: string | null;
  readonly speaker: string | null;
  readonly saidAtMs: number | null;
  /** Milliseconds until it begins: the rest of a sentence may follow. */
  readonly afterMs: number;
  /** Somebody in the thread says first whether to work on it. */
  readonly isProposed: boolean;
};

/** Characters of what one message or one speaker may say. */
export const maxWordsChars = 8_000;
/** Turns of one thread that may wait at once. */
const maxOpenTurns = 20;
/** Minutes for which the thread is asked whether to work on something. */
const proposedMinutes = 60;

export type TakeDeps = { newId: () => string; limits: TurnLimits };

/** Begins a turn for a cause, at most one each. */
export async function takeTurn(
  unit: HouseUnit,
  { newId, limits }: TakeDeps,
  cause: Cause,
): Promise<'taken' | 'repeated' | 'too_many'> {
  const { teamId, meeting, channelId, threadTs, kind, key, asker } = cause;
  const isProposed = cause.isProposed && meeting !== null;
  const afterMs = isProposed ? proposedMinutes * 60_000 : cause.afterMs;
  const id = newId();
  const lane = laneOf(cause);
  const causeKey = `${kind === 'spoken' ? 'spoken' : 'said'}:${key}`;
  await unit.turns.lockLane({ teamId, lane });
  const open = await unit.turns.countOpen(teamId, lane);
  if (open > maxOpenTurns) return 'too_many';
  if (await unit.turns.isKnown(teamId, causeKey)) return 'repeated';
  const isOften = !limits({ teamId, asker, lane });
  const inserted = await unit.turns.insert({
    id,
    ...{ teamId, channelId, threadTs, asker, lane },
    meetingId: meeting?.id ?? null,
    cause: kind,
    causeKey,
    words: storable(cause.words).slice(0, maxWordsChars).toWellFormed(),
    speaker: cause.speaker === null ? null : storable(cause.speaker),
    saidAtMs: cause.saidAtMs,
    state: isProposed ? 'proposed' : 'waiting',
    boundary: newBoundary(),
    // The first one too many says so; those behind it say nothing.
    problem: open === maxOpenTurns ? 'too_many_turns' : isOften ? 'asked_too_often' : null,
    nextRunAt: new Date(unit.now.getTime() + afterMs),
  });
  const proposed = inserted && isProposed ? await unit.turns.look(id) : null;
  if (proposed && meeting) await unit.announcer.showProposed(proposed, meeting, null);
  return inserted ? 'taken' : 'repeated';
}

function laneOf({ meeting, channelId, threadTs }: Cause): string {
  // A DM is one conversation, whatever threads people begin in it.
  return meeting?.id ?? (channelId.startsWith('D') ? channelId : `${channelId}:${threadTs ?? ''}`);
}
