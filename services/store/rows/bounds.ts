import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { BoundChange, ChosenBounds } from '../../meetings/policy/bounds.ts';
import { guestRules } from '../../meetings/policy/guests.ts';
import { keeps } from '../../meetings/policy/keep.ts';

const chosen = <Value extends z.ZodType>(value: Value) =>
  z.object({ value: value.nullable(), by: z.string(), at: z.coerce.date() }).nullable().default(null);

// A newer version's word is taken for the strictest that this one knows.
const boundsSchema = z.object({
  senders: chosen(z.object({ guests: z.boolean(), named: z.array(z.string()).nullable() })),
  personas: chosen(z.array(z.string())),
  toolsOff: chosen(z.array(z.string())),
  keep: chosen(z.enum(keeps).catch('nothing')),
  guests: chosen(z.enum(guestRules).catch('ask_seen')),
});

/** What a row's column says. */
export function boundsOf(stored: unknown): ChosenBounds {
  return boundsSchema.parse(stored ?? {});
}

/** A change as the column takes it; the others stay as they are. */
export function boundsWith({ of, value }: BoundChange, by: string, at: Date): SQL {
  return sql`${JSON.stringify({ [of]: { value, by, at } })}::jsonb`;
}
