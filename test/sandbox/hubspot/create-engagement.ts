import { z } from 'zod';
import type { Answer, Violate } from '../outside/service.ts';
import type { Engagement, HubSpotRecord } from './records.ts';
import { refusal } from './refusal.ts';

const time = z.iso.datetime();
const properties = {
  // https://developers.hubspot.com/docs/api-reference/crm-notes-v3/guide
  notes: z.strictObject({ hs_timestamp: time, hs_note_body: z.string().min(1).max(65_536) }),
  // https://developers.hubspot.com/docs/api/crm/tasks
  tasks: z.strictObject({
    hs_timestamp: time,
    hs_task_subject: z.string().min(1),
    hs_task_status: z.enum(['NOT_STARTED', 'COMPLETED']),
    hs_task_type: z.enum(['TODO', 'CALL', 'EMAIL']),
  }),
};
const association = z.strictObject({
  to: z.strictObject({ id: z.string() }),
  types: z
    .array(z.strictObject({ associationCategory: z.literal('HUBSPOT_DEFINED'), associationTypeId: z.int() }))
    .length(1),
});
const types = {
  notes: { contacts: 202, companies: 190, deals: 214 },
  tasks: { contacts: 204, companies: 192, deals: 216 },
};

export function createEngagement(
  path: 'notes' | 'tasks',
  { records, engagements }: { records: readonly HubSpotRecord[]; engagements: Engagement[] },
  json: unknown,
  violate: Violate,
): Answer {
  const schema = z.strictObject({
    properties: properties[path],
    associations: z.array(association).length(1),
  });
  const body = schema.safeParse(json);
  const [link] = body.data?.associations ?? [];
  if (!body.success || !link) {
    violate(body.error ? z.prettifyError(body.error) : 'no association');
    return refusal(400, 'VALIDATION_ERROR', 'Invalid input JSON');
  }
  const record = records.find(({ id }) => id === link.to.id);
  const type = link.types[0]?.associationTypeId ?? 0;
  if (!record || types[path][record.path] !== type) {
    if (record) violate(`association ${type} does not lead from ${path} to ${record.path}`);
    return refusal(400, 'VALIDATION_ERROR', 'One or more associations are not valid');
  }
  engagements.push({ path, properties: body.data.properties, to: record.id, type });
  const id = String(9_000 + engagements.length);
  return { status: 201, json: { id, properties: body.data.properties, archived: false } };
}
