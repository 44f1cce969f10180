import type { Route } from './server.ts';

/** Whether a part that readiness needs is usable; the reason where it is not. */
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
          checks.map(async ({ name, check }) => [name, (await withinASecond(check)) ?? 'ok'] as const),
        );
        const ready = entries.every(([, state]) => state === 'ok');
        return json(ready ? 200 : 503, { ready, ...Object.fromEntries(entries) });
      },
    },
  ];
}

async function withinASecond(check: () => Promise<string | null>): Promise<string | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve('no answer within a second'), 1_000);
  });
  try {
    return await Promise.race([check(), late]);
  } catch {
    return 'not usable';
  } finally {
    clearTimeout(timer);
  }
}

function json(status: number, value: object) {
  return { status, body: JSON.stringify(value), contentType: 'application/json; charset=utf-8' };
}
