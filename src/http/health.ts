import { askedOnce } from '../../services/common/asked-once.ts';
import { isSame } from '../../services/common/secret.ts';
import { within } from '../../services/common/within.ts';
import { bearerIn } from './bearer.ts';
import { isNamedInside } from './own-host.ts';
import type { HttpAnswer, HttpRequest, Route } from './server.ts';

/** Whether a part that readiness needs is usable; the reason where it isn't. */
export type Check = { name: string; check: () => Promise<string | null> };

/** Who may know how we fare: who sends the token; without one, who reaches us by a name or an address inside. */
export type Insiders = { token: string | undefined };

/** `GET /healthz`: the process is alive. `GET /readyz`: the database, Slack and jobs are usable; why not, for insiders alone. */
export function healthRoutes(checks: readonly Check[], insiders: Insiders): Route[] {
  const shared = checks.map(({ name, check }) => ({ name, problem: askedOnce(() => problemOf(check)) }));
  return [
    { method: 'GET', path: '/healthz', handle: async () => json(200, { ok: true }) },
    {
      method: 'GET',
      path: '/readyz',
      handle: async (request) => {
        const entries = await Promise.all(
          shared.map(async ({ name, problem }) => [name, (await problem()) ?? 'ok'] as const),
        );
        const ready = entries.every(([, state]) => state === 'ok');
        const details = isInsider(request, insiders) ? Object.fromEntries(entries) : {};
        return json(ready ? 200 : 503, { ready, ...details });
      },
    },
  ];
}

/** The same route, for insiders. */
export function forInsiders(insiders: Insiders, route: Route): Route {
  const refused = insiders.token
    ? { status: 401, headers: { 'www-authenticate': 'Bearer realm="Stand-in metrics"' } }
    : { status: 421, body: 'Reach it by an address inside, or set METRICS_TOKEN.' };
  return {
    ...route,
    handle: async (request) => (isInsider(request, insiders) ? route.handle(request) : refused),
  };
}

function isInsider(request: HttpRequest, { token }: Insiders): boolean {
  return token === undefined ? isNamedInside(request) : isSame(bearerIn(request.distinct) ?? '', token);
}

/** The last answer while that is fresh: asking often doesn't make it work often. */
export function remembered<Answer>(freshMs: number, ask: () => Promise<Answer>): () => Promise<Answer> {
  let last: { at: number; answer: Promise<Answer> } | undefined;
  return () => {
    const now = performance.now();
    if (!last || now - last.at >= freshMs) last = { at: now, answer: ask() };
    return last.answer;
  };
}

async function problemOf(check: () => Promise<string | null>): Promise<string | null> {
  try {
    return await within(1_000, check(), () => 'no answer within a second');
  } catch {
    return 'not usable';
  }
}

function json(status: number, value: object): HttpAnswer {
  return { status, body: JSON.stringify(value), contentType: 'application/json; charset=utf-8' };
}
