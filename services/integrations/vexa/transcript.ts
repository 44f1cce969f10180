import { z } from 'zod';
import { ownValue } from '../../common/own-value.ts';
import type { EarsProblem } from '../../ears/ears.ts';
import type { BotPhase, HeardWords, Reading } from '../../ears/ports/ears-service.ts';

/** Python writes some of its times without a zone; they are UTC. */
export const time = z
  .string()
  .transform((text) => new Date(/(z|[+-]\d\d:?\d\d)$/i.test(text) ? text : `${text}Z`))
  .refine(
    (at) => at.getTime() > Date.UTC(2000, 0) && at.getTime() < Date.UTC(2200, 0),
    'is no time of a call',
  );

const seconds = z.number().min(0).max(10_000_000_000);

const segment = z.object({
  segment_id: z.string().nullish(),
  /** Seconds from its own start, or since 1970, as its producers have it. */
  start: seconds,
  end: seconds,
  text: z.string(),
  language: z.string().nullish(),
  /** Empty where nobody could say who spoke. */
  speaker: z.string().nullish(),
  /** `false`: a draft, which is replaced by what was said. */
  completed: z.boolean().nullish(),
  absolute_start_time: time.nullish().catch(null),
  absolute_end_time: time.nullish().catch(null),
});
type Segment = z.infer<typeof segment>;

/** api.v1's TranscriptionResponse. A segment that makes no sense is left out. */
export const transcript = z.object({
  status: z.string(),
  segments: z.array(segment.nullable().catch(null)),
  data: z
    .looseObject({
      completion_reason: z.string().nullish().catch(null),
      failure_stage: z.string().nullish().catch(null),
    })
    .nullish()
    .catch(null),
});
type Transcript = z.infer<typeof transcript>;

/** More than anyone says between two readings; the last one has all. */
const maxSegments = 20_000;

export function readingOf({ status, segments, data }: Transcript, sinceMs: number): Reading {
  const final = segments.flatMap((one) => (one && one.completed !== false ? [one] : [])).slice(-maxSegments);
  const ends = final.map(({ end }) => Math.round(end * 1_000));
  return {
    phase: ownValue(phases, status) ?? 'joining',
    problem: whyOver(status, data?.completion_reason ?? '', data?.failure_stage ?? ''),
    people: [],
    words: final.filter(({ end }) => end * 1_000 >= sinceMs).flatMap((one) => wordsOf(one) ?? []),
    heardMs: ends.reduce((most, end) => Math.max(most, end), 0),
  };
}

/** `needs_help` is in Vexa's docs, `needs_human_help` in its schema. */
const phases: Readonly<Record<string, BotPhase>> = {
  requested: 'joining',
  joining: 'joining',
  awaiting_admission: 'lobby',
  needs_help: 'lobby',
  needs_human_help: 'lobby',
  active: 'listening',
  stopping: 'leaving',
  completed: 'over',
  failed: 'over',
};

/** As its api.v1 names the reasons (MeetingCompletionReason). */
const reasons: Readonly<Record<string, EarsProblem>> = {
  awaiting_admission_timeout: 'not_let_in',
  awaiting_admission_rejected: 'turned_away',
  evicted: 'removed',
};

function whyOver(status: string, reason: string, stage: string): EarsProblem | null {
  if (ownValue(phases, status) !== 'over') return null;
  return ownValue(reasons, reason) ?? (stage === 'awaiting_admission' ? 'not_let_in' : 'broke_off');
}

/** Null where nobody can say when it was. */
function wordsOf({ absolute_start_time: from, absolute_end_time: to, ...said }: Segment): HeardWords | null {
  if (!from) return null;
  return {
    // Not every producer gives an id: the time and the speaker are one then.
    id: said.segment_id || `${said.start.toFixed(3)}:${said.speaker ?? ''}`,
    speaker: said.speaker ?? '',
    text: said.text,
    language: said.language ?? null,
    from,
    to: to && to >= from ? to : from,
  };
}
