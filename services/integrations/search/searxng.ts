import { z } from 'zod';
import type { JsonClient } from '../../http/json-client.ts';
import type { Search } from '../../tasks/ports/search.ts';
import { foundAt } from '../tool-outcomes.ts';
import { hitsOf } from './hits.ts';

const answer = z.object({
  results: z.array(z.object({ url: z.string(), title: z.string(), content: z.string().nullish() })),
});

/**
 * A SearXNG instance (https://docs.searxng.org/dev/search_api). It answers 403 unless its settings list `json` among
 * `search.formats`; the number of results can't be asked for.
 */
export function createSearxng(http: JsonClient): Search {
  return async (query, limit, signal) => {
    const reply = await http.send({
      name: 'searxng',
      method: 'GET',
      path: '/search',
      query: { q: query, format: 'json' },
      signal,
    });
    if (reply.kind === 'answer' && reply.status === 403)
      return { ok: false, problem: { kind: 'json_not_offered' } };
    const found = foundAt('searxng', reply, answer);
    if (!found.ok) return found;
    const results = found.value.results.map(({ content, ...hit }) => ({ ...hit, text: content }));
    return { ok: true, value: hitsOf(results, limit) };
  };
}
