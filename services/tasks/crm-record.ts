import { z } from 'zod';
import { oneLine } from '../common/one-line.ts';
import type { CrmChangeInput } from './crm-change.ts';
import { queryOf } from './crm-change.ts';
import type { Crm, CrmMatch, CrmRecord } from './ports/crm.ts';
import type { Found } from './ports/outcome.ts';
import type { RecordProblem } from './tool-problem.ts';

/** What was shown to the person who approved: which record, and its values then. */
export const boundSchema = z.object({
  id: z.string(),
  label: z.string(),
  values: z.record(z.string(), z.string().nullable()),
});

export type Bound = z.infer<typeof boundSchema>;

const maxListed = 5;
const maxValueChars = 200;

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
  const { kind: record, by, value } = query;
  const meant = { place: crm.place, record, by, value };
  if (!first) return { ok: false, problem: { kind: 'no_such_record', ...meant } };
  if (total === 1) return { ok: true, value: first };
  const listed = matches.slice(0, maxListed);
  return { ok: false, problem: { kind: 'several_records', ...meant, matches: listed, total } };
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
    : { ok: false, problem: { kind: 'record_gone', place: crm.place, label } };
}

/** What differs from what was shown; `null` where nothing does. */
export function differenceFrom({ label, values }: Bound, now: CrmRecord): RecordProblem | null {
  if (now.label !== label) return { kind: 'record_renamed', label, now: now.label };
  const names = Object.keys(values).filter((name) => now.values[name] !== values[name]);
  if (names.length === 0) return null;
  const cut = (value: string) => oneLine(value, maxValueChars);
  const changed = names.map((name) => ({ name, now: now.values[name] ? cut(now.values[name]) : null }));
  return { kind: 'record_changed', label, values: changed };
}
