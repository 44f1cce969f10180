import { z } from 'zod';
import { oneLine } from '../../common/one-line.ts';
import type { JsonClient, Reply } from '../../http/json-client.ts';
import { foundIn, isSuccess, outcomeOf } from '../../http/replies.ts';
import type { ExportOutcome } from '../../notes/destinations/recap-export.ts';
import type { NotionDatabases } from '../../notes/ports/notion-databases.ts';
import type { Found } from '../../tasks/ports/outcome.ts';
import { blocksOf, limits, plainPieces } from './blocks.ts';
import { appendBlocks, createdPage } from './client.ts';
import { pageIdIn } from './page-id.ts';

/** https://developers.notion.com/reference/database */
const databaseSchema = z.looseObject({
  title: z.array(z.looseObject({ plain_text: z.string() })).catch([]),
  properties: z.record(z.string(), z.looseObject({ id: z.string(), type: z.string() })),
});
type Database = z.infer<typeof databaseSchema>;

const notShared =
  'Notion shows us no such database: open it in Notion, and under ••• → Connections add the integration of Stand-in.';
const badToken = 'Notion refuses our token: an admin has to set a right NOTION_TOKEN.';
const notAllowed =
  'Notion lets the integration of Stand-in not do that: it needs to read and insert content.';

/** Pages in databases that are shared with the integration. */
export function createNotionDatabases(http: JsonClient): NotionDatabases {
  const read = (id: string, signal: AbortSignal) =>
    http.send({ name: 'notion', method: 'GET', path: `/v1/databases/${encodeURIComponent(id)}`, signal });
  return {
    idIn: pageIdIn,
    async titleOf(databaseId, signal): Promise<Found<string>> {
      const reply = await read(databaseId, signal);
      const known = knownRefusal(reply);
      if (known) return { ok: false, reason: known };
      const found = foundIn('Notion', reply, databaseSchema);
      if (!found.ok) return found;
      const title = oneLine(found.value.title.map(({ plain_text }) => plain_text).join(''), 100);
      return { ok: true, value: title || 'Untitled database' };
    },
    async addPage({ databaseId, title, markdown, at }, signal) {
      const reply = await read(databaseId, signal);
      const database = isSuccess(reply) ? databaseSchema.safeParse(reply.json).data : undefined;
      // Nothing was sent yet, so whatever it is may be tried again.
      if (!database) return refusalOf(reply, 'later');
      const blocks = blocksOf(markdown.toWellFormed());
      const made = await http.send({
        name: 'notion',
        method: 'POST',
        path: '/v1/pages',
        json: {
          parent: { database_id: databaseId },
          properties: propertiesFor(database, title, at),
          children: blocks.slice(0, limits.blocksOfOneRequest),
        },
        signal,
      });
      const page = isSuccess(made) ? createdPage.safeParse(made.json).data : undefined;
      if (!page) return refusalOf(made, 'uncertain');
      const rest = blocks.slice(limits.blocksOfOneRequest);
      const complete = await appendBlocks(http, page.id, rest, signal);
      return { kind: 'sent', url: page.url, ...(complete ? {} : { remark: 'Its end is missing there.' }) };
    },
  };
}

/** By id: people rename properties. Every database has one title; of several dates the first is taken. */
function propertiesFor({ properties }: Database, title: string, at: Date | null): Record<string, object> {
  const idOf = (type: string) => Object.values(properties).find((property) => property.type === type)?.id;
  const date = idOf('date');
  return {
    [idOf('title') ?? 'title']: { title: plainPieces(title.toWellFormed() || 'Meeting notes') },
    ...(date && at ? { [date]: { date: { start: at.toISOString() } } } : {}),
  };
}

/** `lost`: what it means when nobody knows whether the request was carried out. */
function refusalOf(reply: Reply, lost: 'later' | 'uncertain'): ExportOutcome {
  const known = knownRefusal(reply);
  if (known) return { kind: 'failed', reason: known };
  const outcome = outcomeOf('Notion', reply, z.never());
  const reason = outcome.kind === 'done' ? 'Notion gave an invalid answer.' : outcome.reason;
  if (outcome.kind === 'uncertain') return { kind: lost, reason };
  // Too many requests, a collision, no connection: surely not done, and soon possible.
  if (reply.kind !== 'answer' || [409, 429].includes(reply.status) || reply.status >= 500)
    return { kind: 'later', reason, ...waitIn(reply) };
  return { kind: 'failed', reason };
}

function waitIn(reply: Reply): { retryAfterSeconds?: number } {
  const seconds = reply.kind === 'answer' ? reply.retryAfterSeconds : undefined;
  return seconds === undefined ? {} : { retryAfterSeconds: seconds };
}

/** https://developers.notion.com/reference/status-codes */
function knownRefusal(reply: Reply): string | null {
  if (reply.kind !== 'answer') return null;
  return { 401: badToken, 403: notAllowed, 404: notShared }[reply.status] ?? null;
}
