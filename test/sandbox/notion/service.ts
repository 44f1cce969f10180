import { z } from 'zod';
import { type Answer, type Outside, type Route, startOutside, type Violate } from '../outside/service.ts';

type NotionRoute = 'page.create' | 'children.append';
type Page = { id: string; title: string; blocks: unknown[] };

export type Notion = Outside<NotionRoute> & { token: string; parentPage: string; pages: Page[] };

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
  const invalid = (error: z.ZodError, violate: Violate) => {
    violate(z.prettifyError(error));
    return refusal(400, 'validation_error', `body failed validation: ${error.issues[0]?.message}`);
  };
  const routes: Route<NotionRoute>[] = [
    {
      name: 'page.create',
      method: 'POST',
      path: /^\/v1\/pages$/,
      handle({ json }, violate) {
        const body = pageBody.safeParse(json);
        if (!body.success) return invalid(body.error, violate);
        if (body.data.parent.page_id !== parentPage)
          return refusal(
            404,
            'object_not_found',
            'Could not find page. Make sure it is shared with your integration.',
          );
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
  return { ...outside, token, parentPage, pages };
}
