import { z } from 'zod';
import type { CrmChangeInput } from './crm-change.ts';
import { queryOf } from './crm-change.ts';
import type { Crm, CrmMatch, CrmRecord } from './ports/crm.ts';
import type { Found } from './ports/outcome.ts';

/** What was shown to the person who approved: which record, and its values then. */
export const boundSchema = z.object({
  id: z.string(),
  label: z.string(),
  values: z.record(z.string(), z.string().nullable()),
});

export type Bound = z.infer<typeof boundSchema>;

const maxListed = 5;

/** The one record that was meant; none or several are a refusal that says so. */
export async function findOne(
  crm: Crm,
  input: CrmChangeInput,
  signal: AbortSignal,
): Promise<Found<CrmMatch>> {
  const query = queryOf(input);
  const found = await crm.find(query, signal);
  if (!found.ok) return found;
  const { total, matches } = found.value;
  const [first] = matches;
  if (!first)
    return { ok: false, reason: `${crm.place} has no ${query.kind} with the ${query.by} ${query.value}.` };
  if (total === 1) return { ok: true, value: first };
  const shown = matches.slice(0, maxListed).map(({ id, label }) => `${label}, id ${id}`);
  const more = total > shown.length ? '; and more' : '';
  return {
    ok: false,
    reason: `${crm.place} has more than one ${query.kind} with the ${query.by} ${query.value}: ${shown.join('; ')}${more}. Say which.`,
  };
}

/** The record as it is now, with the values that are to change. */
export async function readRecord(
  crm: Crm,
  { record: kind, properties = {} }: CrmChangeInput,
  { id, label }: CrmMatch,
  signal: AbortSignal,
): Promise<Found<CrmRecord>> {
  const found = await crm.read({ kind, id }, Object.keys(properties), signal);
  if (!found.ok) return found;
  return found.value
    ? { ok: true, value: found.value }
    : { ok: false, reason: `${label} is no longer in ${crm.place}.` };
}

/** What differs from what was shown, in a sentence; `null` where nothing does. */
export function differenceFrom(shown: Bound, now: CrmRecord): string | null {
  if (now.label !== shown.label)
    return `${shown.label} has changed since it was shown: it’s ${now.label} now.`;
  const names = Object.keys(shown.values).filter((name) => now.values[name] !== shown.values[name]);
  if (names.length === 0) return null;
  const changed = names.map((name) => `${name} is ${now.values[name] ?? 'empty'} now`);
  return `${shown.label} has changed since it was shown: ${changed.join(', ')}.`;
}
