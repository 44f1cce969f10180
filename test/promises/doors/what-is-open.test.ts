import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { sql } from 'drizzle-orm';
import { expect, inject, test } from 'vitest';
import { startWorld, type World } from '../../support/world.ts';

const ask = async ({ app }: World, path: string, headers: Record<string, string> = {}) => {
  const answer = await fetch(`http://127.0.0.1:${app.port}${path}`, { headers });
  return [answer.status, await answer.text()] as const;
};

test('with METRICS_TOKEN set, only a request with that token reads the metrics and why the app isn’t ready', async () => {
  const token = 'a-token-for-metrics';
  const world = await startWorld({ settings: { METRICS_TOKEN: token } });
  for (const authorization of ['', 'Bearer', `Basic ${token}`, `Bearer ${token}x`, token]) {
    expect(await ask(world, '/metrics', { authorization })).toEqual([401, '']);
    expect(await ask(world, '/readyz', { authorization })).toEqual([200, '{"ready":true}']);
  }
  const right = { authorization: `Bearer ${token}` };
  expect((await ask(world, '/metrics', right))[1]).toContain('standin_outbox_depth');
  expect((await ask(world, '/readyz', right))[1]).toContain('"database":"ok"');
  expect((await ask(world, '/healthz'))[0]).toBe(200);
});

/** As a browser asks that was told that somebody's name leads here. */
async function askFor(host: string, { app }: World, path: string): Promise<string> {
  const [status, body] = await new Promise<[number, string]>((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port: app.port, path, headers: { host } }, async (answer) =>
      resolve([answer.statusCode ?? 0, await text(answer)]),
    );
    asked.on('error', reject).end();
  });
  return `${status} ${body}`;
}

test('without a token they are for who names us as people inside do: a page whose name leads here reads nothing, nor who comes by the public address', async () => {
  const world = await startWorld({ settings: { PUBLIC_URL: 'https://standin.acme.example' } });
  for (const host of [`localhost:${world.app.port}`, 'app:3000']) {
    expect(await askFor(host, world, '/metrics')).toMatch(/^200 .*/);
    expect(await askFor(host, world, '/readyz')).toContain('"database":"ok"');
  }
  for (const host of ['evil.test', `rebind.evil.test:${world.app.port}`, 'standin.acme.example', '8.8.8.8']) {
    expect(await askFor(host, world, '/metrics')).toMatch(/^421 /);
    expect(await askFor(host, world, '/readyz')).toBe('200 {"ready":true}');
    expect(await askFor(host, world, '/healthz')).toMatch(/^200 /);
  }
});

test('with settings for both Socket Mode and HTTP, the log says which is used, and the other is closed', async () => {
  const world = await startWorld({
    door: 'socket',
    settings: { SLACK_SIGNING_SECRET: '0123456789abcdef' },
  });
  expect(world.log.map(({ msg }) => String(msg))).toContainEqual(
    expect.stringMatching(/Socket Mode.*\/slack\/events is closed/),
  );
  expect((await ask(world, '/slack/events'))[0]).toBe(404);
});

test.runIf(inject('database') === 'embedded')(
  'with a database that takes no writes the app isn’t ready',
  async () => {
    const world = await startWorld();
    await world.database.db.execute(sql`set default_transaction_read_only = on`);
    const answer = await ask(world, '/readyz');
    await world.database.db.execute(sql`set default_transaction_read_only = off`);

    expect(answer).toEqual([503, '{"ready":false,"database":"cannot write","jobs":"ok","slack":"ok"}']);
    expect(world.log.map(({ msg }) => msg)).toContainEqual(expect.stringContaining('takes no writes'));
  },
);
