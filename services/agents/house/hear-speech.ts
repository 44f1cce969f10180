import { storable } from '../../common/storable.ts';
import type { AgentMode } from '../../meetings/channel-settings.ts';
import type { Meeting } from '../../meetings/meeting.ts';
import { builtInName } from '../../personas/built-in.ts';
import { addressed } from './addressed.ts';
import type { HeardSegment } from './ports/house-turns.ts';
import type { HouseUnit } from './ports/house-unit.ts';
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

/** Segments that are looked at again with every new one: what is said may come in pieces. */
const lookedAt = 40;
/** Seconds after which words begin nothing any more: a door that was shut brings old ones. */
const maxAgeSeconds = 180;
/** How long the rest of a sentence is waited for. */
const settleMs = 1_500;

/** Begins a turn for what new speech says to the house agent; in the transaction that applies the session's events. */
export const hearSpeech =
  <U extends HouseUnit>({ modeIn, ...deps }: HearDeps<U>) =>
  async (unit: U, meeting: Meeting): Promise<void> => {
    if (meeting.state !== 'live' && meeting.state !== 'joining') return;
    const mode = await modeIn(unit, meeting);
    if (mode === 'off' || (await unit.agents.hasAgent(meeting.id))) return;
    const heard = await unit.turns.heard(meeting.id, lookedAt);
    const { participants: people } = await unit.sessions.summarise(meeting);
    const names = { persona: nameOf(meeting), aliases: [builtInName], participant: meeting.botName, people };
    for (const { index, from } of addressed(heard.map(shortened), names)) {
      const segment = heard[index];
      if (!segment || isOld(segment, unit.now)) continue;
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

/** Nobody says so much in one go before they name it; this is read with every new segment. */
function shortened(segment: HeardSegment): HeardSegment {
  return { ...segment, text: segment.text.slice(0, 2_000).toWellFormed() };
}

/** What it's called without what says that it is an AI. */
export function nameOf({ botName }: Pick<Meeting, 'botName'>): string {
  return botName.replace(/\s*\([^()]*\)\s*$/, '').trim() || botName;
}

function isOld({ at }: HeardSegment, now: Date): boolean {
  return now.getTime() - at.getTime() > maxAgeSeconds * 1_000;
}

/** Ends like a sentence. */
function isWhole(text: string): boolean {
  return /[.!?。！？…]["'”’)]?\s*$/.test(text.slice(-20));
}
