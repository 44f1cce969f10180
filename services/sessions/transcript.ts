import { z } from 'zod';

/** More than anyone says in one go; a name is shorter. */
const most = { text: 20_000, speaker: 500 } as const;

const segmentSchema = z.looseObject({
  /** Blank when unknown: never guessed. */
  speaker: z
    .string()
    .transform((name) => name.slice(0, most.speaker).toWellFormed())
    .catch(''),
  text: z.string().transform((text) => text.slice(0, most.text).toWellFormed()),
  start_ms: z.number().catch(0),
  end_ms: z.number().catch(0),
});

export const segmentEventSchema = z.looseObject({ segment: segmentSchema });

/** Someone spoke; times are milliseconds from the start of the session. */
export type Segment = z.infer<typeof segmentSchema>;
