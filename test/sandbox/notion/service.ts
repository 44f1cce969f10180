import { z } from 'zod';
import { type Answer, type Outside, type Route, startOutside, type Violate } from '../outside/service.ts';

type NotionRoute = 'page.create' | 'children.append' | 'database.read';
type Page = {
  id: string;
  title: string;
  blocks: unknown[];
  /** The database it is in, and its date there. */
  database?: string;
  date?: string;
};

export type Notion = Outside<NotionRoute> & {
  token: string;
  parentPage: string;
  pages: Page[];
  database: NotionDatabase & { url: string };
};

/** A database that is shared with the integration. Its properties have ids beside names, as Notion's have. */
type NotionDatabase = { id: string; title: string; properties: Record<string, { id: string; type: string }> };

/** Limits of https://developers.notion.com/reference/request-limits. */
const piece = z.strictObject({
  type: z.literal('text'),
  text: z.strictObject({ content: z.string().min(1).max(2_000) }),
  annotations: z.strictObject({ bold: z.boolean().optional(), code: z.boolean().optional() }).optional(),
});
const richText = z.strictObject({ rich_text: z.array(piece).max(100) });
const types: Record<string, z.ZodType> = {
  paragraph: richText,
  heading_1: richText,
  heading_2: richText,
  heading_3: richText,
  bulleted_list_item: richText,
  numbered_list_item: richText,
  quote: richText,
  to_do: richText.extend({ checked: z.boolean() }),
  code: richText.extend({ language: z.literal('plain text') }),
  divider: z.strictObject({}),
};
const block = z
  .looseObject({ object: z.literal('block'), type: z.string() })
  .refine(
    (value) => Object.keys(value).length === 3 && types[value.type]?.safeParse(value[value.type]).success,
    {
      error: 'is no block',
    },
  );
const children = z.array(block).max(100);
const pageBody = z.strictObject({
  parent: z.strictObject({ page_id: z.string() }),
  properties: z.strictObject({ title: z.strictObject({ title: z.array(piece).min(1).max(100) }) }),
  children,
});
const entryBody = z.strictObject({
  parent: z.strictObject({ database_id: z.string() }),
  properties: z.record(z.string(), z.json()),
  children,
});
const propertyOf: Record<string, z.ZodType> = {
  title: z.strictObject({ title: z.array(piece).min(1).max(100) }),
  date: z.strictObject({ date: z.strictObject({ start: z.iso.datetime() }) }),
};
const appendBody = z.strictObject({ children });

/** Errors look as https://developers.notion.com/reference/status-codes has them. */
const refusal = (status: number, code: string, message: string): Answer => ({
  status,
  json: { object: 'error', status, code, message, request_id: crypto.randomUUID() },
});

/** The emulated Notion: pages below one page that is shared with the integration. */
export async function startNotion({ port }: { port?: number } = {}): Promise<Notion> {
  const token = 'ntn_emulated0123456789';
  const parentPage = '01234567-89ab-cdef-0123-456789abcdef';
  const pages: Page[] = [];
  const database: NotionDatabase = {
    id: 'fedcba98-7654-3210-fedc-ba9876543210',
    title: 'Meetings',
    properties: {
      Tags: { id: 'abcd', type: 'multi_select' },
      Held: { id: 'M%3BBw', type: 'date' },
      Subject: { id: 'title', type: 'title' },
    },
  };
  const notFound = (what: string) =>
    refusal(404, 'object_not_found', `Could not find ${what}. Make sure it is shared with your integration.`);
  const invalid = (error: z.ZodError, violate: Violate) => {
    violate(z.prettifyError(error));
    return refusal(400, 'validation_error', `body failed validation: ${error.issues[0]?.message}`);
  };
  const addEntry = ({ parent, properties, children: blocks }: z.infer<typeof entryBody>): Answer => {
    if (parent.database_id !== database.id) return notFound('database');
    const values = Object.entries(properties).map(([key, value]) => {
      const known = Object.entries(database.properties).find(
        ([name, { id }]) => name === key || id === key,
      )?.[1];
      const parsed = known && propertyOf[known.type]?.safeParse(value);
      return { key, type: known?.type, data: parsed?.success ? parsed.data : undefined };
    });
    const wrong = values.find(({ data }) => data === undefined);
    if (wrong) return refusal(400, 'validation_error', `${wrong.key} is not a property that exists.`);
    const dataOf = (type: string) => values.find((value) => value.type === type)?.data;
    const { title = [] } = (dataOf('title') ?? {}) as { title?: { text: { content: string } }[] };
    const { date } = (dataOf('date') ?? {}) as { date?: { start: string } };
    const id = crypto.randomUUID();
    pages.push({
      id,
      title: title.map(({ text }) => text.content).join(''),
      blocks,
      database: database.id,
      ...(date ? { date: date.start } : {}),
    });
    return {
      status: 200,
      json: { object: 'page', id, url: `https://www.notion.so/${id.replaceAll('-', '')}` },
    };
  };
  const routes: Route<NotionRoute>[] = [
    {
      name: 'database.read',
      method: 'GET',
      path: /^\/v1\/databases\/([^/]+)$/,
      handle({ ids }) {
        if (ids[0] === parentPage)
          return refusal(400, 'validation_error', `Provided ID ${parentPage} is a page, not a database.`);
        if (ids[0] !== database.id) return notFound(`database with ID: ${ids[0]}`);
        const { id, title, properties } = database;
        const json = { object: 'database', id, title: [{ type: 'text', plain_text: title }], properties };
        return { status: 200, json };
      },
    },
    {
      name: 'page.create',
      method: 'POST',
      path: /^\/v1\/pages$/,
      handle({ json }, violate) {
        const entry = entryBody.safeParse(json);
        if (entry.success) return addEntry(entry.data);
        const body = pageBody.safeParse(json);
        if (!body.success) return invalid(body.error, violate);
        if (body.data.parent.page_id !== parentPage) return notFound('page');
        const id = crypto.randomUUID();
        const title = body.data.properties.title.title.map(({ text }) => text.content).join('');
        pages.push({ id, title, blocks: body.data.children });
        return {
          status: 200,
          json: { object: 'page', id, url: `https://www.notion.so/${id.replaceAll('-', '')}` },
        };
      },
    },
    {
      name: 'children.append',
      method: 'PATCH',
      path: /^\/v1\/blocks\/([^/]+)\/children$/,
      handle({ ids, json }, violate) {
        const page = pages.find(({ id }) => id === ids[0]);
        if (!page) return refusal(404, 'object_not_found', 'Could not find block.');
        const body = appendBody.safeParse(json);
        if (!body.success) return invalid(body.error, violate);
        page.blocks.push(...body.data.children);
        return { status: 200, json: { object: 'list', results: [] } };
      },
    },
  ];
  const outside = await startOutside<NotionRoute>({
    port,
    routes,
    notFound: refusal(400, 'invalid_request_url', 'Invalid request URL'),
    gate({ headers, body }, violate) {
      if (headers.authorization !== `Bearer ${token}`)
        return refusal(401, 'unauthorized', 'API token is invalid.');
      if (headers['notion-version'] !== '2022-06-28') {
        violate('without a Notion-Version');
        return refusal(400, 'missing_version', 'Notion-Version header should be defined.');
      }
      if (body.length > 500_000) violate(`a body of ${body.length} bytes`);
      return undefined;
    },
  });
  const url = `https://www.notion.so/acme/Meetings-${database.id.replaceAll('-', '')}?v=${'0'.repeat(32)}&pvs=4`;
  return { ...outside, token, parentPage, pages, database: { ...database, url } };
}
