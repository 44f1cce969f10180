import { z } from 'zod';
import { oneLine } from '../../common/one-line.ts';
import type { JsonClient, Reply } from '../../http/json-client.ts';
import type { Crm, CrmChange, CrmTarget } from '../../tasks/ports/crm.ts';
import type { Outcome } from '../../tasks/ports/outcome.ts';
import { foundAt, outcomeAt } from '../tool-outcomes.ts';
import { htmlOf } from './html.ts';
import { isNamed, labelOf, objects, searchFor } from './objects.ts';
import { createRecordLinks } from './record-links.ts';

export const hubspotApi = 'https://api.hubapi.com';

const place = 'HubSpot';
const service = 'hubspot';
/** Enough to find an exact name among likenesses; HubSpot gives 200 at most. */
const maxMatches = 100;

const record = z.object({
  id: z.string().regex(/^\d{1,20}$/),
  properties: z.record(z.string(), z.string().nullable()),
});
const searched = z.object({ total: z.number().int(), results: z.array(record) });
const property = z.object({
  label: z.string(),
  modificationMetadata: z.object({ readOnlyValue: z.boolean() }).optional(),
  calculated: z.boolean().optional(),
});
const written = z.object({ id: z.string() });

/**
 * HubSpot's CRM (https://developers.hubspot.com/docs/api-reference/crm-notes-v3/guide and its neighbours). The client
 * carries the token of a private app. HubSpot takes no idempotency key: a write whose answer was lost may have been done.
 */
export function createHubSpot(http: JsonClient): Crm {
  const linkTo = createRecordLinks(http);
  const get = (path: string, signal: AbortSignal, query: Record<string, string> = {}) =>
    http.send({ name: 'hubspot', method: 'GET', path, query, signal });
  const write = async (
    { method = 'POST', path, json }: { method?: 'POST' | 'PATCH'; path: string; json: object },
    target: CrmTarget,
    signal: AbortSignal,
  ): Promise<Outcome<CrmChange>> => {
    const reply = await http.send({ name: 'hubspot', method, path, json, signal });
    const outcome = outcomeAt(service, reply, written);
    return outcome.kind === 'done' ? { kind: 'done', value: { url: await linkTo(target, signal) } } : outcome;
  };

  return {
    place,
    async find(query, signal) {
      const path = `/crm/v3/objects/${objects[query.kind].path}/search`;
      const json = searchFor(query, maxMatches);
      const reply = await http.send({ name: 'hubspot', method: 'POST', path, json, signal });
      const found = foundAt(service, reply, searched);
      if (!found.ok) return found;
      const { total, results } = found.value;
      const exact = results.filter(({ properties }) => isNamed(query, properties));
      const matches = exact.map(({ id, properties }) => ({
        id,
        label: oneLine(labelOf(query.kind, id, properties), 200),
      }));
      // There may be more of the name among those not seen.
      return { ok: true, value: { total: total > results.length ? total : matches.length, matches } };
    },

    async read({ kind, id }, properties, signal) {
      const names = [...objects[kind].shown, ...properties].join(',');
      const reply = await get(`/crm/v3/objects/${objects[kind].path}/${id}`, signal, { properties: names });
      if (isMissing(reply)) return { ok: true, value: null };
      const found = foundAt(service, reply, record);
      if (!found.ok) return found;
      const all = found.value.properties;
      const values = Object.fromEntries(properties.map((name) => [name, all[name] || null]));
      return { ok: true, value: { id, label: oneLine(labelOf(kind, id, all), 200), values } };
    },

    async property(kind, name, signal) {
      const reply = await get(`/crm/v3/properties/${objects[kind].path}/${name}`, signal);
      if (isMissing(reply)) return { ok: true, value: null };
      const found = foundAt(service, reply, property);
      if (!found.ok) return found;
      const { label, modificationMetadata, calculated } = found.value;
      const readOnly = calculated === true || modificationMetadata?.readOnlyValue === true;
      return { ok: true, value: { label: oneLine(label, 100), readOnly } };
    },

    addNote(target, { text, at }, signal) {
      const properties = { hs_timestamp: at.toISOString(), hs_note_body: htmlOf(text) };
      return write(
        { path: '/crm/v3/objects/notes', json: { properties, associations: to(target, 'note') } },
        target,
        signal,
      );
    },

    addTask(target, { title, due }, signal) {
      const properties = {
        hs_timestamp: due.toISOString(),
        hs_task_subject: title,
        hs_task_status: 'NOT_STARTED',
        hs_task_type: 'TODO',
      };
      return write(
        { path: '/crm/v3/objects/tasks', json: { properties, associations: to(target, 'task') } },
        target,
        signal,
      );
    },

    setProperties(target, values, signal) {
      const path = `/crm/v3/objects/${objects[target.kind].path}/${target.id}`;
      return write({ method: 'PATCH', path, json: { properties: values } }, target, signal);
    },
  };
}

function to({ kind, id }: CrmTarget, from: 'note' | 'task'): object[] {
  const types = [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: objects[kind][from] }];
  return [{ to: { id }, types }];
}

function isMissing(reply: Reply): boolean {
  return reply.kind === 'answer' && reply.status === 404;
}
