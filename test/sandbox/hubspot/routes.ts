import { z } from 'zod';
import type { Answer, Route, Violate } from '../outside/service.ts';
import { createEngagement } from './create-engagement.ts';
import { known, shownByDefault } from './properties.ts';
import type { Engagement, HubSpotRecord, HubSpotRoute, ObjectPath } from './records.ts';
import { refusal } from './refusal.ts';

const filter = z.strictObject({ propertyName: z.string(), operator: z.literal('EQ'), value: z.string() });
/** https://developers.hubspot.com/docs/api-reference/2026-03/crm/search-the-crm */
const searchBody = z.strictObject({
  query: z.string().max(3_000).optional(),
  filterGroups: z
    .array(z.strictObject({ filters: z.array(filter).min(1).max(6) }))
    .max(5)
    .optional(),
  properties: z.array(z.string()),
  limit: z.int().min(1).max(200),
});
const updateBody = z.strictObject({ properties: z.record(z.string(), z.string()) });

const objects = '(contacts|companies|deals)';

export function hubspotRoutes(rooms: {
  records: HubSpotRecord[];
  engagements: Engagement[];
}): Route<HubSpotRoute>[] {
  const { records } = rooms;
  const find = (path: string | undefined, id: string | undefined) =>
    records.find((record) => record.path === path && record.id === id);
  const missing = refusal(404, 'OBJECT_NOT_FOUND', 'Resource not found');

  return [
    {
      name: 'search',
      method: 'POST',
      path: new RegExp(`^/crm/v3/objects/${objects}/search$`),
      handle({ ids, json }, violate) {
        const body = searchBody.safeParse(json);
        if (!body.success) return invalid(body.error, violate);
        const path = ids[0] as ObjectPath;
        const { query, filterGroups = [], properties, limit } = body.data;
        const filters = filterGroups.flatMap((group) => group.filters);
        const found = records
          .filter((record) => record.path === path && filters.every((one) => equals(record, one)))
          .filter((record) => !query || hasWordOf(record, query));
        const results = found.slice(0, limit).map((record) => shown(record, properties));
        return { status: 200, json: { total: found.length, results } };
      },
    },
    {
      name: 'read',
      method: 'GET',
      path: new RegExp(`^/crm/v3/objects/${objects}/(\\d+)$`),
      handle({ ids, query }) {
        const record = find(ids[0], ids[1]);
        return record ? { status: 200, json: shown(record, query.get('properties')?.split(',')) } : missing;
      },
    },
    {
      name: 'update',
      method: 'PATCH',
      path: new RegExp(`^/crm/v3/objects/${objects}/(\\d+)$`),
      handle({ ids, json }, violate) {
        const record = find(ids[0], ids[1]);
        if (!record) return missing;
        const body = updateBody.safeParse(json);
        if (!body.success) return invalid(body.error, violate);
        for (const name of Object.keys(body.data.properties)) {
          const property = known[record.path][name];
          if (!property) return refusal(400, 'VALIDATION_ERROR', `Property "${name}" does not exist`);
          if (property.readOnly) return refusal(400, 'VALIDATION_ERROR', `"${name}" is a read only property`);
        }
        Object.assign(record.properties, body.data.properties);
        return { status: 200, json: shown(record, Object.keys(body.data.properties)) };
      },
    },
    {
      name: 'property',
      method: 'GET',
      path: new RegExp(`^/crm/v3/properties/${objects}/([^/]+)$`),
      handle({ ids }) {
        const [path, name = ''] = ids;
        const property = known[path as ObjectPath][name];
        if (!property) return refusal(404, 'OBJECT_NOT_FOUND', `Property "${name}" does not exist`);
        const modificationMetadata = { readOnlyValue: property.readOnly, readOnlyDefinition: true };
        return { status: 200, json: { name, label: property.label, type: 'string', modificationMetadata } };
      },
    },
    {
      name: 'note',
      method: 'POST',
      path: /^\/crm\/v3\/objects\/notes$/,
      handle: (call, violate) => createEngagement('notes', rooms, call.json, violate),
    },
    {
      name: 'task',
      method: 'POST',
      path: /^\/crm\/v3\/objects\/tasks$/,
      handle: (call, violate) => createEngagement('tasks', rooms, call.json, violate),
    },
    {
      name: 'account',
      method: 'GET',
      path: /^\/account-info\/v3\/details$/,
      handle: () => ({
        status: 200,
        json: { portalId: 4242, uiDomain: 'app-eu1.hubspot.com', timeZone: 'UTC' },
      }),
    },
  ];
}

function invalid(error: z.ZodError, violate: Violate): Answer {
  violate(z.prettifyError(error));
  return refusal(400, 'VALIDATION_ERROR', 'Invalid input JSON');
}

function equals({ properties }: HubSpotRecord, { propertyName, value }: z.infer<typeof filter>): boolean {
  return properties[propertyName]?.toLowerCase() === value.toLowerCase();
}

function hasWordOf({ properties }: HubSpotRecord, query: string): boolean {
  const text = Object.values(properties).join(' ').toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .some((word) => text.includes(word));
}

/** Properties that nobody has are left out, those without a value are null. */
function shown({ id, path, properties }: HubSpotRecord, wanted: readonly string[] = []) {
  const names = [...new Set([...shownByDefault[path], ...wanted])].filter((name) => name in known[path]);
  const values = names.map((name) => [name, properties[name] ?? null]);
  return { id, properties: Object.fromEntries(values), archived: false };
}
