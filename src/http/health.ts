import { within } from '../../services/common/within.ts';
import type { Route } from './server.ts';

/** Whether a part that readiness needs is usable; the reason where it isn't. */
export type Check = { name: string; check: () => Promise<string | null> };

/** `GET /healthz`: the process is alive. `GET /readyz`: the database, Slack and jobs are usable. */
export function healthRoutes(checks: readonly Check[]): Route[] {
  return [
    { method: 'GET', path: '/healthz', handle: async () => json(200, { ok: true }) },
    {
      method: 'GET',
      path: '/readyz',
      handle: async () => {
        const entries = await Promise.all(
          checks.map(async ({ name, check }) => [name, (await problemOf(check)) ?? 'ok'] as const),
        );
        const ready = entries.every(([, state]) => state === 'ok');
        return json(ready ? 200 : 503, { ready, ...Object.fromEntries(entries) });
      },
    },
  ];
}

async function problemOf(check: () => Promise<string | null>): Promise<string | null> {
  try {
    return await within(1_000, check(), () => 'no answer within a second');
  } catch {
    return 'not usable';
  }
}

function json(status: number, value: object) {
  return { status, body: JSON.stringify(value), contentType: 'application/json; charset=utf-8' };
}
