import type { CrmKind, CrmQuery } from '../../tasks/ports/crm.ts';

type Properties = Record<string, string | null>;

/**
 * Types of association from a note or a task to a record, out of HubSpot's own list
 * (https://developers.hubspot.com/docs/api-reference/crm-associations-v4/guide).
 */
export const objects = {
  contact: { path: 'contacts', type: '0-1', note: 202, task: 204, shown: ['firstname', 'lastname', 'email'] },
  company: { path: 'companies', type: '0-2', note: 190, task: 192, shown: ['name', 'domain'] },
  deal: { path: 'deals', type: '0-3', note: 214, task: 216, shown: ['dealname'] },
} as const satisfies Record<CrmKind, object>;

/** How people tell this record from others. */
export function labelOf(kind: CrmKind, id: string, values: Properties): string {
  const name = { contact: fullName(values), company: values.name, deal: values.dealname }[kind];
  const detail = { contact: values.email, company: values.domain, deal: null }[kind];
  if (name && detail) return `${name} (${detail})`;
  return name || detail || `${kind} ${id}`;
}

function fullName({ firstname, lastname }: Properties): string {
  return [firstname, lastname].filter(Boolean).join(' ');
}

/**
 * The body of a search (https://developers.hubspot.com/docs/api-reference/2026-03/crm/search-the-crm). A contact's name is
 * in two properties, so it is searched for as words.
 */
export function searchFor({ kind, by, value }: CrmQuery, limit: number): object {
  const properties = objects[kind].shown;
  if (kind === 'contact' && by === 'name') return { query: value, properties, limit };
  const propertyName = by === 'name' && kind === 'deal' ? 'dealname' : by;
  return { filterGroups: [{ filters: [{ propertyName, operator: 'EQ', value }] }], properties, limit };
}

/** Of contacts that share a word with a name, those who have it. */
export function isNamed({ kind, by, value }: CrmQuery, values: Properties): boolean {
  if (kind !== 'contact' || by !== 'name') return true;
  return fullName(values).toLowerCase() === value.toLowerCase();
}
