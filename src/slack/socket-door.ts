import { SocketModeClient } from '@slack/socket-mode';
import type { Logger } from '@slack/web-api';
import { z } from 'zod';
import { within } from '../../services/common/within.ts';
import type { Fetch } from '../../services/http/fetch.ts';
import type { Delivery, Intake } from './intake.ts';

const envelopeSchema = z.looseObject({
  type: z.string(),
  body: z.record(z.string(), z.unknown()),
  retry_num: z.number().optional(),
  retry_reason: z.string().optional(),
});

const kinds: Record<string, Delivery['kind']> = {
  events_api: 'event',
  slash_commands: 'command',
  interactive: 'interaction',
};

export type SocketDoor = { isOpen(): boolean; start(): Promise<void>; stop(): Promise<void> };

export type SocketDoorOptions = {
  appToken: string;
  apiUrl: string | undefined;
  fetch: Fetch;
  intake: Intake;
  logger: Logger;
  log: { warn(fields: object, message: string): void; error(fields: object, message: string): void };
};

// Jitter, so that many processes do not return to Slack at the same instant.
const firstWait = () => 50 + Math.random() * 250;
const longestWait = 15_000;
const steadyAfter = 5_000;

/** Socket Mode. An envelope is acknowledged when what it asked for is stored; otherwise Slack sends it again. */
export function slackSocketDoor({
  appToken,
  apiUrl,
  fetch,
  intake,
  logger,
  log,
}: SocketDoorOptions): SocketDoor {
  let open = false;
  let stopping = false;
  let failures = 0;
  let steady = false;
  let settling: NodeJS.Timeout | undefined;
  let retry: NodeJS.Timeout | undefined;
  // The client's own reconnecting waits seconds at each refresh, and rejects unheard when Slack's answer to
  // `apps.connections.open` is lost.
  const client = new SocketModeClient({
    appToken,
    logger,
    autoReconnectEnabled: false,
    clientOptions: {
      retryConfig: { retries: 0 },
      timeout: 10_000,
      fetch,
      ...(apiUrl ? { slackApiUrl: apiUrl } : {}),
    },
  });

  const connectSoon = () => {
    open = false;
    clearTimeout(settling);
    if (stopping || retry) return;
    // A connection that is dropped at once is no success: the waits go on growing.
    failures = steady ? 0 : failures + 1;
    steady = false;
    const wait = Math.min(firstWait() * 2 ** failures, longestWait);
    retry = setTimeout(() => {
      retry = undefined;
      void connect();
    }, wait);
  };
  const connect = async () => {
    try {
      await client.start();
    } catch (error) {
      connectSoon();
      if (!stopping) log.error({ err: error, failures }, 'no connection to Slack; trying again');
    }
  };

  client.on('connected', () => {
    open = true;
    settling = setTimeout(() => {
      steady = true;
    }, steadyAfter);
  });
  client.on('disconnected', connectSoon);
  client.on('slack_event', async ({ ack, ...received }: { ack: (body?: unknown) => Promise<void> }) => {
    const envelope = envelopeSchema.safeParse(received).data;
    const kind = envelope && kinds[envelope.type];
    if (!kind) return;
    const answer = await intake.receive({
      body: envelope.body,
      kind,
      ...(envelope.retry_num === undefined ? {} : { retryNum: envelope.retry_num }),
      ...(envelope.retry_reason === undefined ? {} : { retryReason: envelope.retry_reason }),
    });
    if (answer.kind === 'nack') return;
    // A socket that closed meanwhile cannot carry it: Slack sends the envelope again, and it is known by its key.
    await ack(answer.body).catch((error: unknown) =>
      log.warn({ err: error }, 'an acknowledgement did not reach Slack'),
    );
  });

  return {
    isOpen: () => open,
    start: connect,
    async stop() {
      stopping = true;
      clearTimeout(retry);
      clearTimeout(settling);
      const closed = client.disconnect().catch(() => undefined);
      await within(1_000, closed, () => undefined);
    },
  };
}
