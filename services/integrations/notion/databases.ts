import { z } from 'zod';
import { oneLine } from '../../common/one-line.ts';
import type { JsonClient, Reply } from '../../http/json-client.ts';
import { isSuccess, problemIn, surelyNotDone, waitIn } from '../../http/replies.ts';
import type { ProblemOfTry } from '../../notes/destinations/export-problem.ts';
import type { ExportOutcome } from '../../notes/destinations/recap-export.ts';
import type { FoundTitle, NotionDatabases } from '../../notes/ports/notion-databases.ts';
import { blocksOf, limits, plainPieces } from './blocks.ts';
import { appendBlocks, createdPage } from './client.ts';
import { pageIdIn } from './page-id.ts';

/** https://developers.notion.com/reference/database */
const databaseSchema = z.looseObject({
  title: z.array(z.looseObject({ plain_text: z.string() })).catch([]),
  properties: z.record(z.string(), z.looseObject({ id: z.string(), type: z.string() })),
});
type Database = z.infer<typeof databaseSchema>;

/** Pages in databases that are shared with the integration. */
export function createNotionDatabases(http: JsonClient): NotionDatabases {
  const read = (id: string, signal: AbortSignal) =>
    http.send({ name: 'notion', method: 'GET', path: `/v1/databases/${encodeURIComponent(id)}`, signal });
  return {
    idIn: pageIdIn,
    async titleOf(databaseId, signal): Promise<FoundTitle> {
      const reply = await read(databaseId, signal);
      const found = databaseIn(reply);
      if (!found) return { ok: false, problem: problemOf(reply) };
      const title = oneLine(found.title.map(({ plain_text }) => plain_text).join(''), 100);
      return { ok: true, value: title || 'Untitled database' };
    },
    async addPage({ databaseId, title, markdown, at }, signal) {
      const reply = await read(databaseId, signal);
      const database = databaseIn(reply);
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
      return { kind: 'sent', url: page.url, ...(complete ? {} : { problem: { kind: 'incomplete' } }) };
    },
  };
}

function databaseIn(reply: Reply): Database | undefined {
  return isSuccess(reply) ? databaseSchema.safeParse(reply.json).data : undefined;
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
  const problem = problemOf(reply);
  if (!surelyNotDone(reply)) return { kind: lost, problem };
  // Too many requests, a collision, no connection: surely not done, and soon possible.
  if (reply.kind !== 'answer' || [409, 429].includes(reply.status) || reply.status >= 500)
    return { kind: 'later', problem, ...waitIn(reply) };
  return { kind: 'failed', problem };
}

/** https://developers.notion.com/reference/status-codes */
function problemOf(reply: Reply): ProblemOfTry {
  const known = ({ 401: 'token_refused', 403: 'not_allowed', 404: 'not_shared' } as const)[
    reply.kind === 'answer' ? reply.status : 0
  ];
  return known ? { kind: known } : problemIn(reply);
}
