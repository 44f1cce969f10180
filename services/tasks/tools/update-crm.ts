import { oneLine } from '../../common/one-line.ts';
import { type CrmChangeInput, changes, crmChangeSchema, dueTime } from '../crm-change.ts';
import { boundSchema, differenceFrom, findOne, readRecord } from '../crm-record.ts';
import type { Crm, CrmChange, CrmRecord } from '../ports/crm.ts';
import type { Found, Outcome } from '../ports/outcome.ts';
import {
  type AnyTool,
  defineTool,
  type EditableField,
  type PreviewField,
  type ToolContext,
  type ToolResult,
} from '../tool.ts';

/** Of a property's label: its name behind it is shown whole. */
const maxLabelChars = 40;

export function updateCrm({ crm }: { crm: Crm }): AnyTool {
  const place = crm.place.toLowerCase();
  return defineTool<CrmChangeInput>({
    name: 'update_crm',
    title: `Update ${crm.place}`,
    description: `Finds a contact, company or deal in ${crm.place}, and adds a note or a task to it or changes named properties. Without a note, a task or properties it only finds. A person approves every change first.`,
    kind: 'crm',
    schema: crmChangeSchema,
    hints: { readOnly: false, destructive: true, idempotent: false, openWorld: true },
    targets: [place],
    effect: (input) => (changes(input) ? 'reaches_out' : 'reads'),
    deadline: 45_000,
    repeatable: false,
    editable: fieldsToEdit,

    async preview(input, { signal }) {
      const found = await findOne(crm, input, signal);
      if (!found.ok) return found;
      const record = await readRecord(crm, input, found.value, signal);
      if (!record.ok) return record;
      const fields = await fieldsOf(crm, input, record.value, signal);
      if (!fields.ok) return fields;
      const { id, label, values } = record.value;
      const where = { label: `${crm.place} ${input.record}`, value: label };
      const preview = { title: titleOf(crm, input, label), fields: [where, ...fields.value] };
      return { ok: true, preview, bound: { id, label, values }, target: place };
    },

    run: (input, bound, context) =>
      changes(input) ? change(crm, input, bound, context) : find(crm, input, context.signal),
  });
}

/** What is said of the record, not which: that was looked up, and another record is another change. */
function fieldsToEdit({ note, task, properties = {} }: CrmChangeInput): EditableField[] {
  return [
    ...(note === undefined ? [] : [{ path: ['note'], label: 'Note', shape: 'paragraphs' as const }]),
    ...(task === undefined
      ? []
      : [
          { path: ['task'], label: 'Task', shape: 'line' as const },
          { path: ['due'], label: 'Due', shape: 'day' as const },
        ]),
    ...Object.keys(properties).map((name) => ({
      path: ['properties', name],
      label: name,
      shape: 'paragraphs' as const,
      blank: 'kept' as const,
    })),
  ];
}

function titleOf(crm: Crm, { note, task, properties }: CrmChangeInput, label: string): string {
  if (note !== undefined) return `Add a note to ${label}`;
  if (task !== undefined) return `Add a task to ${label}`;
  return properties ? `Change ${label}` : `Find ${label} in ${crm.place}`;
}

async function fieldsOf(
  crm: Crm,
  { record, note, task, due, properties = {} }: CrmChangeInput,
  { label, values }: CrmRecord,
  signal: AbortSignal,
): Promise<Found<PreviewField[]>> {
  const { place } = crm;
  const fields: PreviewField[] = [];
  if (note !== undefined) fields.push({ label: 'Note', value: note });
  if (task !== undefined) fields.push({ label: 'Task', value: task }, { label: 'Due', value: due ?? '' });
  for (const [name, value] of Object.entries(properties)) {
    const property = await crm.property(record, name, signal);
    if (!property.ok) return property;
    if (!property.value) return { ok: false, problem: { kind: 'no_such_property', place, record, name } };
    if (property.value.readOnly) return { ok: false, problem: { kind: 'property_read_only', place, name } };
    // People there chose the label: its name behind it tells it from ours, and from another of that label.
    const called = `${oneLine(property.value.label, maxLabelChars)} (${name})`;
    fields.push({ label: called, value, before: values[name] ?? '' });
  }
  const names = Object.keys(properties);
  if (names.length > 0 && names.every((name) => (values[name] ?? '') === properties[name]))
    return { ok: false, problem: { kind: 'nothing_to_change', label } };
  return { ok: true, value: fields };
}

async function find(crm: Crm, input: CrmChangeInput, signal: AbortSignal): Promise<ToolResult> {
  const found = await findOne(crm, input, signal);
  if (!found.ok) return { kind: 'failed', problem: found.problem };
  const { id, label } = found.value;
  return { kind: 'done', summary: `Found ${label} in ${crm.place}`, links: [], output: { id, label } };
}

/** Does to the record that was shown what was shown, if it still is as it was shown. */
async function change(
  crm: Crm,
  input: CrmChangeInput,
  bound: unknown,
  context: ToolContext,
): Promise<ToolResult> {
  const shown = boundSchema.parse(bound);
  const record = await readRecord(crm, input, shown, context.signal);
  if (!record.ok) return { kind: 'failed', problem: record.problem };
  const problem = differenceFrom(shown, record.value);
  if (problem) return { kind: 'failed', problem };
  const outcome = await write(crm, input, shown.id, context);
  if (outcome.kind !== 'done') return outcome;
  const { url } = outcome.value;
  const links = url ? [{ title: shown.label, url }] : [];
  return { kind: 'done', summary: summaryOf(input, shown.label), links, output: { id: shown.id } };
}

function write(
  crm: Crm,
  { record: kind, note, task, due, properties = {} }: CrmChangeInput,
  id: string,
  { now, signal }: ToolContext,
): Promise<Outcome<CrmChange>> {
  const target = { kind, id };
  if (note !== undefined) return crm.addNote(target, { text: note, at: now }, signal);
  if (task !== undefined) return crm.addTask(target, { title: task, due: dueTime(due ?? '') }, signal);
  return crm.setProperties(target, properties, signal);
}

function summaryOf({ note, task }: CrmChangeInput, label: string): string {
  if (note !== undefined) return `Added a note to ${label}`;
  return task !== undefined ? `Added a task to ${label}` : `Changed ${label}`;
}
