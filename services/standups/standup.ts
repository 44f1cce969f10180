import { z } from 'zod';
import type { Call } from '../meetings/call-link.ts';
import { type Rule, ruleSchema } from '../times/rule.ts';

/** What people decide about a standup. Undo restores all of it. */
export type Terms = {
  readonly call: Call;
  readonly rule: Rule;
  /** As IANA names it; of the asker, or as they said. */
  readonly timeZone: string;
  /** How long it may stay; null takes the channel's limit. */
  readonly minutes: number | null;
  /** Who goes; null for whom the channel sends. */
  readonly personaId: string | null;
  /** The next time that isn't handled yet; null when there is none. */
  readonly nextAt: Date | null;
  readonly pausedBy: string | null;
  readonly pausedAt: Date | null;
  readonly removedBy: string | null;
  readonly removedAt: Date | null;
};

export type Standup = Terms & {
  readonly id: string;
  readonly teamId: string;
  readonly channelId: string;
  /** What people call it in its channel. */
  readonly number: number;
  readonly askedBy: string;
  /** Of its persona; null where it has none, or that was archived. */
  readonly personaName: string | null;
  readonly createdAt: Date;
  /** Grows by one with every change of its terms. */
  readonly version: number;
  readonly changedBy: string | null;
  readonly changedAt: Date | null;
  readonly before: Terms | null;
};

/** What became of one occurrence. */
export type OccurrenceOutcome =
  | 'proposed'
  /** Someone else sent us into the same call for that time. */
  | 'joined_another'
  | 'refused'
  | 'missed'
  | 'holiday'
  /** Its meeting was called off, so that the occurrence is proposed once more with another link or limit. */
  | 'again'
  /** It relied on someone else's meeting, which was verified. */
  | 'followed';

const moment = z.coerce.date().nullable();

/** Reads terms back from a JSON column. */
export const termsSchema: z.ZodType<Terms> = z.object({
  call: z.object({
    platform: z.enum(['google_meet', 'zoom']),
    key: z.string(),
    url: z.string(),
    passcode: z.string().nullable(),
  }),
  rule: ruleSchema,
  timeZone: z.string(),
  minutes: z.number().nullable(),
  // Older ones have none.
  personaId: z.string().nullable().default(null),
  nextAt: moment,
  pausedBy: z.string().nullable(),
  pausedAt: moment,
  removedBy: z.string().nullable(),
  removedAt: moment,
});

export function termsOf(standup: Standup): Terms {
  const { call, rule, timeZone, minutes, personaId, nextAt } = standup;
  const { pausedBy, pausedAt, removedBy, removedAt } = standup;
  return { call, rule, timeZone, minutes, personaId, nextAt, pausedBy, pausedAt, removedBy, removedAt };
}

/** The request key of one occurrence, which makes its request count once. */
export function occurrenceKey({ id }: Pick<Standup, 'id'>, at: Date): string {
  return `occurrence:${id}:${at.toISOString()}`;
}
