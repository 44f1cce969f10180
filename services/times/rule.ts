import { z } from 'zod';
import { readCron } from './cron.ts';

/** ISO: Monday is 1, Sunday 7. */
export type Weekday = z.infer<typeof weekdaySchema>;
export const weekdaySchema = z.literal([1, 2, 3, 4, 5, 6, 7]);

/** Minutes after midnight, ascending, each once. */
const timesSchema = z.array(z.int().min(0).max(1_439)).min(1).max(96).readonly();

const nthSchema = z.union([z.int().min(1).max(5), z.literal('last')]);
export type Nth = z.infer<typeof nthSchema>;

/** When a standup meets, on the clocks of its own zone. Kept as JSON. */
export const ruleSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('weekly'),
    days: z.array(weekdaySchema).min(1).max(7).readonly(),
    /** Weeks from one to the next. */
    every: z.int().min(1).max(8),
    /** A date of a week in which it meets, where that isn't every week. */
    anchor: z.iso.date().nullable(),
    times: timesSchema,
  }),
  z.object({
    kind: z.literal('monthly'),
    on: z.union([
      /** A month without a fifth Friday has no such day. */
      z.object({ nth: nthSchema, weekday: weekdaySchema }),
      z.object({ day: z.union([z.int().min(1).max(31), z.literal('last')]) }),
    ]),
    times: timesSchema,
  }),
  z.object({
    kind: z.literal('cron'),
    fields: z.string().refine((fields) => readCron(fields).kind === 'cron', 'five fields of cron'),
  }),
]);
export type Rule = z.infer<typeof ruleSchema>;
/** A standup of any other kind is a newer version's. */
export const ruleKinds: readonly string[] = ruleSchema.options.map(({ shape }) => shape.kind.value);
