import { z } from 'zod';
import type { JsonClient } from '../../http/json-client.ts';
import { isSuccess } from '../../http/replies.ts';
import type { Documents } from '../../tasks/ports/documents.ts';
import { outcomeAt } from '../tool-outcomes.ts';
import { type Block, blocksOf, limits, plainPieces } from './blocks.ts';

export const notionApi = 'https://api.notion.com';

/** What every call carries; the version is one of https://developers.notion.com/reference/versioning. */
export function notionHeaders(token: string): Record<string, string> {
  return { authorization: `Bearer ${token}`, 'notion-version': '2022-06-28' };
}

/** Notion writes the title into a page's address. Ours outlives a call that is forgotten: it has the page's id alone. */
export const createdPage = z
  .object({ id: z.string(), url: z.url({ protocol: /^https$/ }) })
  .transform(({ id, url }) => ({ id, url: `${new URL(url).origin}/${id.replaceAll('-', '')}` }));

/**
 * Pages below one parent page, which must be shared with the integration. Notion takes no idempotency key: a page
 * whose answer was lost may exist.
 */
export function createNotion(http: JsonClient, parentPage: string): Documents {
  return {
    place: 'Notion',
    async createPage({ title, markdown }, signal) {
      const blocks = blocksOf(markdown.toWellFormed());
      const json = {
        parent: { page_id: parentPage },
        properties: { title: { title: plainPieces(title.toWellFormed()) } },
        children: blocks.slice(0, limits.blocksOfOneRequest),
      };
      const reply = await http.send({ name: 'notion', method: 'POST', path: '/v1/pages', json, signal });
      const created = outcomeAt('notion', reply, createdPage);
      if (created.kind !== 'done') return created;
      const { id, url } = created.value;
      const complete = await appendBlocks(http, id, blocks.slice(limits.blocksOfOneRequest), signal);
      return { kind: 'done', value: { url, complete } };
    },
  };
}

/**
 * https://developers.notion.com/reference/patch-block-children: 100 blocks a request, in order. False when the end is
 * missing.
 */
export async function appendBlocks(
  http: JsonClient,
  pageId: string,
  blocks: Block[],
  signal: AbortSignal,
): Promise<boolean> {
  for (let from = 0; from < blocks.length; from += limits.blocksOfOneRequest) {
    const reply = await http.send({
      name: 'notion',
      method: 'PATCH',
      path: `/v1/blocks/${encodeURIComponent(pageId)}/children`,
      json: { children: blocks.slice(from, from + limits.blocksOfOneRequest) },
      signal,
    });
    if (!isSuccess(reply)) return false;
  }
  return true;
}
