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

// Jitter, so that many processes don't reconnect at the same moment.
const firstWaitMs = () => 50 + Math.random() * 250;
const maxWaitMs = 15_000;
/** A connection that lasts this long counts as a success; one that drops at once doesn't reset the waits. */
const steadyAfterMs = 5_000;

/** Socket Mode. An envelope is acknowledged when what it asked for is stored; otherwise Slack sends it again. */
export function slackSocketDoor({ intake, log, ...options }: SocketDoorOptions): SocketDoor {
  let open = false;
  let stopping = false;
  let failures = 0;
  let steady = false;
  let settling: NodeJS.Timeout | undefined;
  let retry: NodeJS.Timeout | undefined;
  const client = createClient(options);

  const reconnect = () => {
    open = false;
    clearTimeout(settling);
    if (stopping || retry) return;
    failures = steady ? 0 : failures + 1;
    steady = false;
    const waitMs = Math.min(firstWaitMs() * 2 ** failures, maxWaitMs);
    retry = setTimeout(() => {
      retry = undefined;
      void connect();
    }, waitMs);
  };
  const connect = async () => {
    try {
      await client.start();
    } catch (error) {
      reconnect();
      if (!stopping) log.error({ err: error, failures }, 'Could not connect to Slack; retrying');
    }
  };
  client.on('connected', () => {
    open = true;
    settling = setTimeout(() => {
      steady = true;
    }, steadyAfterMs);
  });
  client.on('disconnected', reconnect);
  client.on('slack_event', (received: Received) => receive(received, intake, log));

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

/** Its own reconnecting waits seconds at each refresh, and leaves a rejection unhandled when Slack's answer is lost. */
function createClient({ appToken, apiUrl, fetch, logger }: Omit<SocketDoorOptions, 'intake' | 'log'>) {
  return new SocketModeClient({
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
}

type Received = { ack: (body?: unknown) => Promise<void> };

async function receive(
  { ack, ...received }: Received,
  intake: Intake,
  log: SocketDoorOptions['log'],
): Promise<void> {
  const envelope = envelopeSchema.safeParse(received).data;
  const kind = envelope && kinds[envelope.type];
  if (!kind) return;
  const { body, retry_num: retryNum, retry_reason: retryReason } = envelope;
  const answer = await intake.receive({
    body,
    kind,
    ...(retryNum === undefined ? {} : { retryNum }),
    ...(retryReason === undefined ? {} : { retryReason }),
  });
  if (answer.kind === 'nack') return;
  // If the socket closed meanwhile, Slack sends the envelope again, and its key shows that it was handled.
  await ack(answer.body).catch((error: unknown) =>
    log.warn({ err: error }, 'An acknowledgement did not reach Slack'),
  );
}
