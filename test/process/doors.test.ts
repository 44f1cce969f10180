import { connect, type Socket } from 'node:net';
import { describe, inject } from 'vitest';
import { onThisMachine } from '../on-this-machine.ts';
import type { ReadyApp } from '../support/app-process.ts';
import { administer } from '../support/postgres.ts';
import { startProcessWorld } from '../support/process-world.ts';

const waitOptions = { timeout: onThisMachine(25_000) };
const MB = 1024 * 1024;

describe.concurrent('the HTTP doors', (test) => {
  test('it says that it’s alive and ready, and has metrics; an unknown path is 404, a wrong method 405', async ({
    expect,
    onTestFinished,
  }) => {
    const world = await startProcessWorld({}, onTestFinished);
    const { url } = await world.start();
    const { slack, pika } = world;

    expect(await answerOf(`${url}/healthz`)).toEqual([200, '{"ok":true}']);
    await expect
      .poll(() => answerOf(`${url}/readyz`), waitOptions)
      .toEqual([200, '{"ready":true,"database":"ok","jobs":"ok","slack":"ok"}']);
    for (const path of ['/', '/healthz/', '/slack', '/slack/events/x', '/..%2fhealthz', '//']) {
      expect([path, (await answerOf(`${url}${path}`))[0]]).toEqual([path, 404]);
    }
    expect((await answerOf(`${url}/slack/events`))[0]).toBe(405);
    for (const path of ['/healthz', '/readyz', '/metrics']) {
      expect((await answerOf(`${url}${path}`, { method: 'POST', body: 'x' }))[0]).toBe(405);
    }

    await slack.post({
      channel: slack.channels.general.id,
      text: 'now: https://meet.google.com/abc-defg-hij',
    });
    await pika.journal.waitFor(
      (entry) => entry.kind === 'session' && entry.change === 'created',
      waitOptions,
    );
    await slack.waitForMessage((message) => message.text.includes('is connecting'), waitOptions);
    const [, metrics] = await answerOf(`${url}/metrics`);
    expect(metrics).toContain('standin_meetings{state="joining"} 1');
    expect(metrics).toMatch(/^standin_outbox_depth \d+$/m);
    expect(metrics).toMatch(/^standin_http_held_bytes 0$/m);
    expect(metrics).toContain('standin_dispatch_seconds_count 1');
    expect(metrics).toContain('standin_pikastream_calls_total{call="create",outcome="200"} 1');
    expect(metrics).toMatch(/^standin_pikastream_call_seconds_count\{call="balance"\} 1$/m);
    expect(metrics).toMatch(/^nodejs_eventloop_lag_p99_seconds \d/m);
    expect(metrics).toMatch(/^process_resident_memory_bytes \d/m);
  });

  test.runIf(inject('database') === 'postgres')(
    'without its database it is alive but not ready, until it is back',
    async ({ expect, onTestFinished }) => {
      const world = await startProcessWorld({}, onTestFinished);
      const { url } = await world.start();
      const name = new URL(world.databaseUrl ?? '').pathname.slice(1);

      await administer(
        `alter database ${name} allow_connections false`,
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`,
      );
      await expect
        .poll(() => answerOf(`${url}/readyz`), waitOptions)
        .toEqual([503, '{"ready":false,"database":"not usable","jobs":"ok","slack":"ok"}']);
      expect((await answerOf(`${url}/healthz`))[0]).toBe(200);

      await administer(`alter database ${name} allow_connections true`);
      await expect.poll(() => isReady(url), waitOptions).toBe(true);
    },
  );

  test('while it can’t reach Slack it’s not ready, and answers Slack’s events so that they come again', async ({
    expect,
    onTestFinished,
  }) => {
    const world = await startProcessWorld({}, onTestFinished);
    const { slack } = world;
    const app = await world.start({ settings: { SLACK_API_URL: 'http://127.0.0.1:9/api/' } });

    await expect
      .poll(() => answerOf(`${app.url}/readyz`), waitOptions)
      .toEqual([503, '{"ready":false,"database":"ok","jobs":"ok","slack":"no answer"}']);
    const { deliveries } = await slack.post({
      channel: slack.channels.general.id,
      text: 'https://meet.google.com/abc-defg-hij',
      retryDelaysMs: [],
    });
    expect(deliveries.map((delivery) => delivery.attempts.map(({ status }) => status))).toEqual([[503]]);
  });

  test('without its socket to Slack it is not ready, until there is one again', async ({
    expect,
    onTestFinished,
  }) => {
    const world = await startProcessWorld({ door: 'socket' }, onTestFinished);
    const { slack } = world;
    const { url } = await world.start();
    await expect.poll(() => isReady(url), waitOptions).toBe(true);

    const refusal = slack.faults.refuseConnections(1_000);
    slack.faults.dropSockets();
    await expect
      .poll(() => answerOf(`${url}/readyz`), waitOptions)
      .toEqual([503, '{"ready":false,"database":"ok","jobs":"ok","slack":"no socket"}']);
    refusal.remove();
    await expect.poll(() => isReady(url), waitOptions).toBe(true);
  });

  test('50 bodies at once that are too large, endless or a byte a second are cut off, and others are served', async ({
    expect,
    onTestFinished,
  }) => {
    const world = await startProcessWorld({}, onTestFinished);
    const app = await world.start();
    const open: Socket[] = [];
    onTestFinished(() => {
      for (const socket of open) socket.destroy();
    });
    const post = (headers: string, feed: (socket: Socket) => void) =>
      statusOf(app, open, `POST /slack/events HTTP/1.1\r\nhost: x\r\n${forged()}${headers}\r\n\r\n`, feed);
    const chunk = Buffer.alloc(64 * 1024, 0x20);
    const pour = (socket: Socket) => {
      const more = () => {
        while (!socket.destroyed && socket.write(chunk));
      };
      socket.on('drain', more);
      more();
    };
    const pourChunked = (socket: Socket) => {
      const piece = Buffer.concat([Buffer.from('10000\r\n'), chunk, Buffer.from('\r\n')]);
      const more = () => {
        while (!socket.destroyed && socket.write(piece));
      };
      socket.on('drain', more);
      more();
    };
    const almostAll = (socket: Socket) => {
      socket.write(Buffer.alloc(MB - 1_000, 0x20));
      drip(socket);
    };

    const fifty = <Value>(make: () => Value) => Array.from({ length: 50 }, make);

    const tooLarge = await Promise.all(fifty(() => post(`content-length: ${10 * MB}`, pour)));
    const endless = await Promise.all(fifty(() => post('transfer-encoding: chunked', pourChunked)));
    const held = watchHeldBytes(app);
    const slow = await Promise.all([
      ...fifty(() => post('content-length: 1000', drip)),
      ...fifty(() => post(`content-length: ${MB}`, almostAll)),
    ]);
    const mostHeld = await held.most();

    expect(new Set(tooLarge)).toEqual(new Set([413]));
    // Too large, or one too many at once: either way it is told so and cut off.
    expect([...new Set(endless)].filter((status) => status !== 413 && status !== 503)).toEqual([]);
    expect([...new Set(slow)].filter((status) => status !== 408 && status !== 413 && status !== 503)).toEqual(
      [],
    );
    // 50 MB were offered, and some of it was held.
    expect(mostHeld).toBeGreaterThan(MB);
    expect(mostHeld).toBeLessThan(20 * MB);
    await expect.poll(async () => (await answerOf(`${app.url}/readyz`))[0], waitOptions).toBe(200);
    expect(await world.slack.verifyUrl()).toBe(true);
  });
});

async function isReady(url: string): Promise<boolean> {
  return (await fetch(`${url}/readyz`)).status === 200;
}

async function answerOf(url: string, init?: RequestInit): Promise<[number, string]> {
  const answer = await fetch(url, init);
  return [answer.status, await answer.text()];
}

/** The most that unfinished bodies held, of what `/metrics` said from now until it is asked. */
function watchHeldBytes({ url }: ReadyApp): { most(): Promise<number> } {
  let asking = true;
  const watching = (async () => {
    let mostBytes = 0;
    while (asking) {
      const [, metrics] = await answerOf(`${url}/metrics`);
      mostBytes = Math.max(mostBytes, Number(/^standin_http_held_bytes (\d+)$/m.exec(metrics)?.[1]));
    }
    return mostBytes;
  })();
  return {
    most() {
      asking = false;
      return watching;
    },
  };
}

/** The status that a raw request is answered with; 0 where the connection ends without one. */
function statusOf(
  app: ReadyApp,
  open: Socket[],
  head: string,
  feed: (socket: Socket) => void,
): Promise<number> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(app.url).port), '127.0.0.1');
    open.push(socket);
    let text = '';
    socket.on('connect', () => {
      socket.write(head);
      feed(socket);
    });
    socket.on('data', (data) => {
      text += data;
    });
    // Being cut off in the middle of what we send is not a surprise.
    socket.on('error', () => {});
    socket.on('close', () => resolve(Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1] ?? 0)));
  });
}

/** What looks like Slack's signature until the body is read. */
function forged(): string {
  const at = Math.floor(Date.now() / 1_000);
  return `x-slack-request-timestamp: ${at}\r\nx-slack-signature: v0=${'0'.repeat(64)}\r\n`;
}

function drip(socket: Socket): void {
  const drop = setInterval(() => socket.write(' '), 1_000);
  socket.on('close', () => clearInterval(drop));
}
