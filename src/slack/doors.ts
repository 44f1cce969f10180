import { App } from '@slack/bolt';
import type { Logger } from 'pino';
import { registerListeners } from '../../listeners/register.ts';
import type { UseCases } from '../../listeners/use-cases.ts';
import type { ReachFailpoint } from '../../services/meetings/failpoints.ts';
import type { Config } from '../config.ts';
import type { Route } from '../http/server.ts';
import { bothModes } from './both-modes.ts';
import type { SlackConnection } from './connect.ts';
import { slackHttpDoor } from './http-door.ts';
import { createIntake } from './intake.ts';
import { slackSocketDoor } from './socket-door.ts';

export type SlackDoorsOptions = {
  config: Config;
  slack: SlackConnection;
  useCases: UseCases;
  failpoint: ReachFailpoint;
  /** The database's clock. */
  now: () => Date;
  log: Logger;
};

/** How Slack reaches us: over a socket if there's a token for one, otherwise over HTTP. */
export type SlackDoors = {
  kind: 'socket' | 'http';
  routes: readonly Route[];
  /** Why Slack can't reach us, for readiness. */
  trouble(): string | null;
  open(): Promise<void>;
  stopIntake(): void;
  settle(): Promise<void>;
};

/** Puts Bolt and its listeners behind our own doors. */
export function openSlackDoors({
  config,
  slack,
  useCases,
  failpoint,
  now,
  log,
}: SlackDoorsOptions): SlackDoors {
  const adminSet = {
    maxMeetingMinutes: config.MAX_MEETING_MINUTES,
    pricePerMinuteUsd: config.PRICE_PER_MINUTE_USD,
    hasModel: config.MODEL !== undefined,
    mostRemovalDays: config.LEFT_WORKSPACE_DAYS,
  };
  const bolt = () =>
    new App({
      // Without a token: what listeners have to say goes by the outbox, which knows whose client it takes.
      authorize: async (_, body) => intake.workspaceOf(body),
      receiver: { init: () => {}, start: async () => {}, stop: async () => {} },
      convoStore: false,
      logger: slack.options.logger,
    });
  const apps = { event: bolt(), command: bolt(), interaction: bolt() };
  const intake = createIntake({
    process: (kind, event) => apps[kind].processEvent(event),
    ready: slack.isReady,
    workspaceOf: slack.ofPayload,
    failpoint,
    log,
  });
  const appContext = (payload: unknown) => ({ ...intake.workspaceOf(payload), ...adminSet });
  registerListeners(apps, { useCases, appContext, adminSet });
  const { SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = config;
  if (appToken && signingSecret) log.warn(`${bothModes.what} ${bothModes.todo}`);
  const socket = appToken ? slackSocketDoor({ appToken, ...slack.options, intake, log }) : null;

  return {
    kind: socket ? 'socket' : 'http',
    routes: [
      ...(signingSecret && !socket ? [slackHttpDoor({ secret: signingSecret, intake, now, log })] : []),
      ...slack.installRoutes,
    ],
    trouble: () => slack.trouble() ?? (socket && !socket.isOpen() ? 'no socket' : null),
    async open() {
      await slack.start();
      void socket?.start();
    },
    stopIntake() {
      intake.stop();
      slack.stop();
    },
    settle: async () => void (await Promise.all([socket?.stop(), intake.settle()])),
  };
}
