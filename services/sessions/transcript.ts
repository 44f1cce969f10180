import { z } from 'zod';

const segmentSchema = z.looseObject({
  /** Blank when unknown: never guessed. */
  speaker: z.string().catch(''),
  text: z.string(),
  start_ms: z.number().catch(0),
  end_ms: z.number().catch(0),
});

export const segmentEventSchema = z.looseObject({ segment: segmentSchema });

/** Someone spoke; times are milliseconds from the start of the session. */
export type Segment = z.infer<typeof segmentSchema>;
