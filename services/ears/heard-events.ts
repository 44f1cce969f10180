import { hashOf } from '../common/secret.ts';
import { storable } from '../common/storable.ts';
import type { Meeting } from '../meetings/meeting.ts';
import type { SessionEvent } from '../sessions/session-event.ts';
import type { Ears } from './ears.ts';
import type { HeardWords } from './ports/ears-service.ts';

/** More than anyone says in one go; a name is shorter. */
const max = { text: 20_000, speaker: 500, language: 35 } as const;

/** What was heard, as the session's stream has it. The service's ids are ours where they are short enough. */
export function heardEvents(
  { kind, botId }: Pick<Ears, 'kind' | 'botId'>,
  { sessionStartedAt, createdAt }: Pick<Meeting, 'sessionStartedAt' | 'createdAt'>,
  words: readonly HeardWords[],
): SessionEvent[] {
  const start = (sessionStartedAt ?? createdAt).getTime();
  return words
    .filter(({ text }) => text.trim() !== '')
    .map(({ id, speaker, text, language, from, to }) => ({
      id: `${kind}:${botId}:${id.length <= 120 ? id : hashOf(id)}`,
      type: 'transcript.segment',
      at: from.toISOString(),
      segment: {
        speaker: storable(speaker).slice(0, max.speaker).toWellFormed(),
        text: storable(text).slice(0, max.text).toWellFormed(),
        start_ms: Math.max(0, from.getTime() - start),
        end_ms: Math.max(0, to.getTime() - start),
        ...(language ? { language: storable(language).slice(0, max.language) } : {}),
      },
    }));
}

/** How it goes, for who reads the stream. */
export function stateEvent({ kind, state, version }: Ears, now: Date): SessionEvent {
  return { id: `${kind}:state:${version}`, type: 'ears.state', at: now.toISOString(), ears: { kind, state } };
}
