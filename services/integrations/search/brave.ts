import { z } from 'zod';
import type { JsonClient } from '../../http/json-client.ts';
import type { Search } from '../../tasks/ports/search.ts';
import { foundAt } from '../tool-outcomes.ts';
import { hitsOf } from './hits.ts';

export const braveApi = 'https://api.search.brave.com';

/** `web` is absent where nothing was found. */
const answer = z.object({
  web: z
    .object({
      results: z.array(z.object({ url: z.string(), title: z.string(), description: z.string().nullish() })),
    })
    .nullish(),
});

/** Brave's Web Search API (https://api-dashboard.search.brave.com/docs). The client carries `X-Subscription-Token`. */
export function createBrave(http: JsonClient): Search {
  return async (query, limit, signal) => {
    const reply = await http.send({
      name: 'brave',
      method: 'GET',
      path: '/res/v1/web/search',
      // Without decorations the words found aren't wrapped in tags.
      query: { q: query, count: String(limit), text_decorations: 'false' },
      signal,
    });
    const found = foundAt('brave', reply, answer);
    if (!found.ok) return found;
    const results = (found.value.web?.results ?? []).map(({ description, ...hit }) => ({
      ...hit,
      text: description,
    }));
    return { ok: true, value: hitsOf(results, limit) };
  };
}
