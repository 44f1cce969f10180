import type { Logger as SdkLogger } from '@slack/web-api';
import type { Logger } from 'pino';
import type { SecretCipher } from '../../services/common/secret-cipher.ts';
import type { Fetch } from '../../services/http/fetch.ts';
import type { ReachFailpoint } from '../../services/meetings/failpoints.ts';
import type { Leases } from '../../services/meetings/ports/leases.ts';
import type { Executor } from '../../services/store/executor.ts';
import { installationRows } from '../../services/store/rows/installation-rows.ts';
import type { Config } from '../config.ts';
import type { Route } from '../http/server.ts';
import { createInstaller } from './install/installer.ts';
import { installRoutes } from './install/routes.ts';
import { redirectPath, scopesOf } from './manifest.ts';
import { manyWorkspaces } from './many-workspaces.ts';
import { createRotate } from './rotate-token.ts';
import { wantedIn } from './wanted.ts';
import type { Workspaces } from './workspaces.ts';

/** What a way to Slack stands on. */
export type SlackBase = {
  config: Config;
  log: Logger;
  database: { db: Executor };
  cipher: SecretCipher;
  leases: Leases;
  clock: { now: () => Date };
  pace: { sweepEveryMs: number; rateClock: () => number };
  failpoint: ReachFailpoint;
};

type ClientOptions = { apiUrl: string | undefined; fetch: Fetch; logger: SdkLogger };

/** The workspaces that install the app by themselves, and where they do; null where there is one bot token. */
export function workspacesByOAuth(
  { config, log, database, cipher, leases, clock, pace, failpoint }: SlackBase,
  options: ClientOptions,
  onKnown: () => Promise<unknown>,
): { workspaces: Workspaces; routes: Route[] } | null {
  const { SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret } = config;
  if (!clientId || !clientSecret) return null;
  const app = { clientId, clientSecret };
  const rows = installationRows(database.db, cipher);
  const rotate = createRotate({ rows, leases, app, options, now: clock.now, log });
  const wanted = wantedIn(config.SLACK_WORKSPACES ?? []);
  const lookEveryMs = pace.sweepEveryMs;
  const workspaces = manyWorkspaces({ rows, rotate, options, wanted, lookEveryMs, onKnown, log });
  const installer = createInstaller({
    ...{ rows, app, log, client: options, now: clock.now },
    scopes: scopesOf(config),
    redirectUri: `${config.PUBLIC_URL}${redirectPath}`,
    wanted,
    onInstalled: workspaces.lookAgain,
    failpoint,
  });
  return { workspaces, routes: installRoutes(installer, pace.rateClock) };
}
