import { z } from 'zod';

/** An event of a session, as any door brings it. Unknown types and fields are kept and ignored. */
export const sessionEventSchema = z.looseObject({
  id: z.string().min(1).max(512),
  session_id: z.string().max(512).optional(),
  type: z.string().min(1).max(128),
  at: z.iso.datetime({ offset: true }),
});

export type SessionEvent = z.infer<typeof sessionEventSchema>;

/** One that is pushed to us must name its session. */
export const pushedEventSchema = sessionEventSchema.extend({ session_id: z.string().min(1).max(512) });

export type PushedEvent = z.infer<typeof pushedEventSchema>;

export const participantEventSchema = z.looseObject({
  participant: z.looseObject({
    id: z.string().optional(),
    name: z.string().default(''),
    email: z.string().optional(),
  }),
});

export const notesReadySchema = z.looseObject({ notes: z.unknown() });
