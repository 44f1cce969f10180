import { z } from 'zod';

/** Short enough for an index, whatever its characters take. */
const id = z
  .string()
  .min(1)
  .refine((value) => Buffer.byteLength(value) <= 512, 'is too long');

/** A time that a call of this product can have, and any database keeps. */
const at = z.iso.datetime({ offset: true }).refine((value) => /^2[01]/.test(value), 'is no time of a call');

/** An event of a session, as any door brings it. Unknown types and fields are kept and ignored. */
export const sessionEventSchema = z.looseObject({
  id,
  session_id: id.optional(),
  type: z.string().min(1).max(128),
  at,
});

export type SessionEvent = z.infer<typeof sessionEventSchema>;

/** One that is pushed to us must name its session. */
export const pushedEventSchema = sessionEventSchema.extend({ session_id: id });

export type PushedEvent = z.infer<typeof pushedEventSchema>;

export const participantEventSchema = z.looseObject({
  participant: z.looseObject({
    id: z.string().optional(),
    name: z
      .string()
      .transform((value) => value.slice(0, 500).toWellFormed())
      .default(''),
    email: z.string().optional(),
  }),
});

export const notesReadySchema = z.looseObject({ notes: z.unknown() });
