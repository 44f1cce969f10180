import { z } from 'zod';
import type { HeardWords, SeenPerson } from '../../ears/ports/ears-service.ts';

/** Milliseconds since 1970, by the clock of the machine that the bot runs on. */
const time = z
  .number()
  .refine((ms) => ms > Date.UTC(2000, 0) && ms < Date.UTC(2200, 0), 'is no time of a call')
  .transform((ms) => new Date(ms));

/** Far longer than anyone speaks without a pause. */
const maxDurationMs = 3_600_000;

/** TranscriptUtteranceSerializer, and the same of a push (bots/webhook_payloads.py). It has no id. */
export const utterance = z.object({
  speaker_name: z.string().nullish(),
  speaker_uuid: z.string(),
  timestamp_ms: time,
  duration_ms: z.number().min(0).max(maxDurationMs).catch(0),
  transcription: z.object({ transcript: z.string() }),
});

/** ParticipantEventSerializer (bots/serializers.py). Attendee leaves itself out. */
export const participantEvent = z.object({
  id: z.string().min(1),
  participant_name: z.string().nullish(),
  participant_uuid: z.string(),
  event_type: z.enum(['join', 'leave']),
  timestamp_ms: time,
});

/** Entries that make no sense are left out. */
export const utterances = z.array(utterance.nullable().catch(null));
export const participantEvents = z.array(participantEvent.nullable().catch(null));

/** A caption that is corrected later keeps its speaker and its time, so its first words count. */
export function wordsOf({ timestamp_ms: from, ...said }: z.infer<typeof utterance>): HeardWords {
  return {
    id: `${from.getTime()}:${said.speaker_uuid}`,
    speaker: said.speaker_name ?? '',
    text: said.transcription.transcript,
    language: null,
    from,
    to: new Date(from.getTime() + said.duration_ms),
  };
}

export function personOf({ timestamp_ms: at, ...seen }: z.infer<typeof participantEvent>): SeenPerson {
  return {
    id: seen.id,
    change: seen.event_type === 'join' ? 'joined' : 'left',
    personId: seen.participant_uuid,
    name: seen.participant_name ?? '',
    at,
  };
}
