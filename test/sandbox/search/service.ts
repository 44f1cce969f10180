import { type Outside, startOutside } from '../outside/service.ts';

type SearchRoute = 'searxng' | 'brave';
type Result = { url: string; title: string; text?: string | null };

export type SearchEngines = Outside<SearchRoute> & { braveKey: string; results: Result[] };

/** Two emulated search engines at one address: SearXNG at `/search`, Brave at `/res/v1/web/search`. */
export async function startSearch({ port }: { port?: number } = {}): Promise<SearchEngines> {
  const braveKey = 'BSAemulated0123456789';
  const results: Result[] = [
    { url: 'https://www.acme.org/pricing', title: 'Pricing | Acme', text: 'Plans for teams of every size.' },
    { url: 'https://docs.acme.org/limits', title: 'Limits', text: 'What a plan includes.' },
  ];
  const outside = await startOutside<SearchRoute>({
    port,
    notFound: { status: 404, json: { error: { code: 'NOT_FOUND', detail: 'Not found' } } },
    gate: () => undefined,
    routes: [
      {
        name: 'searxng',
        method: 'GET',
        path: /^\/search$/,
        // https://docs.searxng.org/dev/search_api
        handle({ query }, violate) {
          const q = query.get('q') ?? '';
          if (q === '') violate('an empty query');
          if (query.get('format') !== 'json') return { status: 200, text: '<html></html>' };
          const found = results.map(({ text, ...hit }) => ({
            ...hit,
            content: text,
            engine: 'emulated',
            score: 1,
          }));
          return { status: 200, json: { query: q, number_of_results: 0, results: found, answers: [] } };
        },
      },
      {
        name: 'brave',
        method: 'GET',
        path: /^\/res\/v1\/web\/search$/,
        // https://api-dashboard.search.brave.com/docs
        handle({ query, headers }, violate) {
          if (headers['x-subscription-token'] !== braveKey)
            return {
              status: 422,
              json: {
                type: 'ErrorResponse',
                error: {
                  code: 'SUBSCRIPTION_TOKEN_INVALID',
                  detail: 'The provided subscription token is invalid.',
                },
              },
            };
          const q = query.get('q') ?? '';
          const count = Number(query.get('count'));
          if (q === '' || q.length > 400) violate(`a query of ${q.length} characters`);
          if (!(count >= 1 && count <= 20)) violate(`a count of ${query.get('count')}`);
          const found = results.slice(0, count).map(({ text, ...hit }) => ({ ...hit, description: text }));
          return {
            status: 200,
            json: { type: 'search', ...(found.length > 0 ? { web: { results: found } } : {}) },
          };
        },
      },
    ],
  });
  return { ...outside, braveKey, results };
}
