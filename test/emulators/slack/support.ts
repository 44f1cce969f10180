import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { App, type LogLevel, SocketModeReceiver } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import { onTestFinished } from 'vitest';
import {
  type SlackWorkspace,
  startSlackWorkspace,
  type WorkspaceOptions,
} from '../../sandbox/slack/workspace.ts';

const silent = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  getLevel: () => 'error' as LogLevel,
  setName: () => undefined,
};

/** A workspace that is closed when the test is over. */
export async function workspace(options: WorkspaceOptions = {}): Promise<SlackWorkspace> {
  const slack = await startSlackWorkspace(options);
  onTestFinished(() => slack.close());
  return slack;
}

/** The SDK's client, as this product sets it: no retries of its own. */
export function clientOf(slack: SlackWorkspace, token: string = slack.botToken): WebClient {
  return new WebClient(token, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: silent,
  });
}

/** A real Bolt app in HTTP mode; the workspace is told its address. */
export async function httpApp(
  slack: SlackWorkspace,
  register: (app: App) => void,
  options: { processBeforeResponse?: boolean } = {},
): Promise<App> {
  const app = new App({
    token: slack.botToken,
    signingSecret: slack.signingSecret,
    logger: silent,
    clientOptions: { slackApiUrl: slack.apiUrl },
    ...options,
  });
  register(app);
  const port = await freePort();
  await app.start(port);
  onTestFinished(async () => {
    await app.stop();
  });
  slack.setRequestUrl(`http://127.0.0.1:${port}/slack/events`);
  return app;
}

/** A real Bolt app in Socket Mode, connected. */
export async function socketApp(slack: SlackWorkspace, register: (app: App) => void): Promise<App> {
  const clientOptions = { slackApiUrl: slack.apiUrl };
  // Bolt's `App` does not pass `clientPingTimeout` on, and the SDK waits that long before it reconnects.
  const receiver = new SocketModeReceiver({
    appToken: slack.appToken,
    clientPingTimeout: 100,
    logger: silent,
    installerOptions: { clientOptions },
  });
  const app = new App({ token: slack.botToken, receiver, logger: silent, clientOptions });
  register(app);
  await app.start();
  onTestFinished(async () => {
    await app.stop();
  });
  return app;
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
