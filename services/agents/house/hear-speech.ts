import { storable } from '../../common/storable.ts';
import type { AgentMode } from '../../meetings/channel-settings.ts';
import type { Meeting } from '../../meetings/meeting.ts';
import { claimOf } from '../claims/who-works.ts';
import type { HeardSegment } from './ports/house-turns.ts';
import type { HouseUnit } from './ports/house-unit.ts';
import { lookedAt, type Said } from './said.ts';
import { maxWordsChars, type TakeDeps, takeTurn } from './take-turn.ts';
import type { Turn } from './turn.ts';

/** What the house agent does in a channel. */
export type ModeIn<U extends HouseUnit> = (
  unit: U,
  place: Pick<Meeting, 'teamId' | 'channelId'>,
) => Promise<AgentMode>;

export type HearDeps<U extends HouseUnit> = TakeDeps & {
  modeIn: ModeIn<U>;
};

/** Seconds after which words begin nothing any more: a door that was shut brings old ones. */
export const maxAgeSeconds = 180;
/** How long the rest of a sentence is waited for. */
const settleMs = 1_500;

export type HearSpeech<U extends HouseUnit> = ReturnType<typeof hearSpeech<U>>;

/** Begins a turn for what new speech says to the house agent; in the transaction that applies the session's events. */
export const hearSpeech =
  <U extends HouseUnit>({ modeIn, ...deps }: HearDeps<U>) =>
  async (unit: U, meeting: Meeting, said: () => Promise<Said>): Promise<void> => {
    if (meeting.state !== 'live' && meeting.state !== 'joining') return;
    const mode = await modeIn(unit, meeting);
    if (mode === 'off' || (await claimOf(unit, meeting))) return;
    const { heard, addresses } = await said();
    for (const { index, from } of addresses) {
      const segment = heard[index];
      if (!segment || segment.isClaimed || isOld(segment, unit.now)) continue;
      await takeTurn(unit, deps, {
        ...{ meeting, teamId: meeting.teamId, channelId: meeting.channelId, threadTs: meeting.threadTs },
        kind: 'spoken',
        key: `${meeting.id}:${segment.eventId}`,
        words: wordsFrom(heard, from, index),
        asker: null,
        speaker: segment.speaker,
        saidAtMs: Math.max(0, Math.round(heard[from]?.start_ms ?? segment.start_ms)),
        afterMs: isWhole(segment.text) ? 0 : settleMs,
        isProposed: mode === 'ask',
      });
    }
  };

/** What one speaker said from the segment in which it was called to the one by which that is known, and right after it. */
function wordsFrom(heard: readonly HeardSegment[], from: number, index: number): string {
  const speaker = heard[index]?.speaker;
  const next = heard.findIndex((segment, at) => at > index && segment.speaker !== speaker);
  const said = heard.slice(from, next === -1 ? heard.length : next);
  return said
    .filter((segment) => segment.speaker === speaker)
    .map(({ text }) => text.trim())
    .join(' ');
}

/** The same, once its turn begins: the rest of a sentence has come by then. */
export async function wordsOfSpeech(
  unit: HouseUnit,
  { causeKey, meetingId, words, saidAtMs }: Turn,
): Promise<string> {
  if (meetingId === null) return words;
  const heard = await unit.turns.heard(meetingId, lookedAt);
  const index = heard.findIndex(({ eventId }) => causeKey.endsWith(`:${eventId}`));
  const from = heard.findIndex(({ start_ms }) => Math.round(start_ms) === saidAtMs);
  const whole = index === -1 ? words : wordsFrom(heard, from === -1 ? index : Math.min(from, index), index);
  return storable(whole).slice(0, maxWordsChars).toWellFormed();
}

function isOld({ at }: HeardSegment, now: Date): boolean {
  return now.getTime() - at.getTime() > maxAgeSeconds * 1_000;
}

/** Ends like a sentence. */
function isWhole(text: string): boolean {
  return /[.!?。！？…]["'”’)]?\s*$/.test(text.slice(-20));
}
