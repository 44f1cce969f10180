import { randomBytes } from 'node:crypto';
import { expect, onTestFinished } from 'vitest';
import type { ReachFailpoint } from '../../services/meetings/failpoints.ts';
import { meetings } from '../../services/store/schema/meetings.ts';
import { type RunningApp, startApp } from '../../src/app.ts';
import { readConfig, secretsOf } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import { httpManifest, manyManifest } from '../../src/slack/manifest.ts';
import { manual } from '../sandbox/pikastream/scripts/manual.ts';
import { startPikaStream } from '../sandbox/pikastream/service.ts';
import type { PikaStreamOptions } from '../sandbox/pikastream/settings.ts';
import type { Holder } from '../sandbox/slack/many/oauth.ts';
import type { Organisation } from '../sandbox/slack/many/organisation.ts';
import type { Team } from '../sandbox/slack/many/seen-as.ts';
import { startSlackOfMany } from '../sandbox/slack/many/slack-of-many.ts';
import { WORKSPACE } from '../sandbox/slack/seed.ts';
import { hurried } from './hurry.ts';
import { letInAtOnce } from './slack-acts.ts';
import { openTestDatabase } from './test-database.ts';
import { elapse, type World } from './world.ts';

export const acme: Team = {
  ...{ teamId: 'T0ACMEINC1', teamName: 'Acme Inc', domain: 'acme-inc' },
  ...{ botUserId: 'U0ACMEBOT1', botId: 'B0ACMEBOT1' },
};
export const globex: Team = {
  ...{ teamId: 'T0GLOBEXC1', teamName: 'Globex Corp', domain: 'globex-corp' },
  ...{ botUserId: 'U0GLOBOT01', botId: 'B0GLOBOT01' },
};

const umbrellasBot = { botUserId: 'U0UMBRBOT1', botId: 'B0UMBRBOT1' };
export const north: Team = {
  ...{ teamId: 'T0NORTH001', teamName: 'Umbrella North', domain: 'umbrella-north' },
  ...{ ...umbrellasBot, digit: 1 },
};
export const south: Team = {
  ...{ teamId: 'T0SOUTH001', teamName: 'Umbrella South', domain: 'umbrella-south' },
  ...{ ...umbrellasBot, digit: 2 },
};
/** An organisation with two workspaces. */
export const umbrella: Organisation = {
  ...{ teamId: 'E0UMBRELLA', teamName: 'Umbrella', domain: 'umbrella' },
  ...{ ...umbrellasBot, workspaces: [north, south] },
};

const publicUrl = 'https://stand-in.acme.org';

export type ManyOptions = {
  settings?: Record<string, string>;
  rotation?: boolean;
  pika?: PikaStreamOptions;
  /** Umbrella's two workspaces in place of Acme and Globex. */
  organisation?: boolean;
  failpoint?: ReachFailpoint;
  /** What the app's admin added to the manifest's scopes. */
  scopes?: readonly string[];
  /** The test has Slack refuse something on purpose. */
  allowViolations?: boolean;
};

export type ManyWorlds = Awaited<ReturnType<typeof startManyWorlds>>;

/** The app with OAuth settings, and a Slack of two workspaces with the same people and channels. Neither has installed it yet. */
export async function startManyWorlds(options: ManyOptions = {}) {
  const manifest = httpManifest(publicUrl, manyManifest(publicUrl));
  manifest.oauth_config.scopes.bot.push(...(options.scopes ?? []));
  const slack = await startSlackOfMany({
    ...(options.organisation ? { teams: [], organisation: umbrella } : { teams: [acme, globex] }),
    manifest,
    app: {
      ...{ clientId: '1234567890.9876543210', clientSecret: '0a1b2c3d4e5f60718293a4b5c6d7e8f9' },
      ...{ appId: WORKSPACE.appId, redirectUri: `${publicUrl}/slack/oauth_redirect` },
      ...{ scopes: manifest.oauth_config.scopes.bot, rotation: options.rotation ?? false },
    },
  });
  let passed = 0;
  const pika = await startPikaStream({ script: manual, now: () => Date.now() + passed, ...options.pika });
  const database = await openTestDatabase();
  const settings = {
    ...{ SLACK_CLIENT_ID: '1234567890.9876543210', SLACK_CLIENT_SECRET: '0a1b2c3d4e5f60718293a4b5c6d7e8f9' },
    SLACK_WORKSPACES: options.organisation ? `${umbrella.teamId}/*` : `${acme.teamId} ${globex.teamId}`,
    ...{ SLACK_SIGNING_SECRET: slack.signingSecret, SLACK_API_URL: slack.apiUrl, PUBLIC_URL: publicUrl },
    ...{ PIKA_DEV_KEY: pika.devKey, PIKA_API_BASE_URL: pika.url, PORT: '0', JOIN_UNDO_SECONDS: '0' },
    ...{ LOG_LEVEL: 'debug', ENCRYPTION_KEY: randomBytes(32).toString('base64') },
    ...options.settings,
  };
  const log: Record<string, unknown>[] = [];
  const lines: string[] = [];
  const write = (line: string) => {
    lines.push(line);
    log.push(JSON.parse(line));
  };
  const start = async (changed: Record<string, string> = {}): Promise<RunningApp> => {
    const config = readConfig({ ...settings, ...changed });
    const logger = createLog(config.LOG_LEVEL, secretsOf(config), write);
    const { failpoint } = options;
    const rest = { ...(failpoint ? { failpoint } : {}), pace: hurried };
    const app = await startApp({ config, log: logger, database, ...rest });
    slack.setRequestUrl(`http://127.0.0.1:${app.port}/slack/events`);
    await app.tidied;
    return app;
  };
  const shared = {
    ...{ pika, database, log, app: await start() },
    meetings: () =>
      database.db.select().from(meetings).orderBy(meetings.createdAt) as ReturnType<World['meetings']>,
    async elapse(minutes: number) {
      await elapse(database, minutes);
      passed += minutes * 60_000;
    },
    async restart(changed?: Record<string, string>) {
      await shared.app.stop();
      shared.app = await start(changed);
    },
  };
  onTestFinished(async () => {
    await shared.app.stop();
    await Promise.all([slack.close(), pika.close()]);
    await database.remove();
    if (options.allowViolations) return;
    const inside = slack.workspaces.flatMap(({ violations }) => violations);
    expect([...slack.violations, ...inside], 'Slack was misused').toEqual([]);
    expect(pika.violations, 'PikaStream was misused').toEqual([]);
  });
  const worldOf = (at: number): World => ({ ...shared, slack: slack.workspaces[at] as World['slack'] });
  const browse = (path: string, cookie?: string) =>
    fetch(`http://127.0.0.1:${shared.app.port}${path}`, {
      redirect: 'manual',
      headers: cookie === undefined ? {} : { cookie },
    });
  /** Opens the app's page in a browser: where that is sent, and with which cookie. */
  const begin = async () => {
    const page = await browse('/slack/install');
    const cookie = (page.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    return { location: page.headers.get('location') ?? '', cookie, page };
  };
  /** A browser that Slack sent back. */
  const comeBack = async (to: string, cookie?: string) => {
    const { pathname, search } = new URL(to);
    const page = await browse(`${pathname}${search}`, cookie);
    return { status: page.status, text: await page.text() };
  };
  const install = async (team: Holder, userId = 'U0ADA00001') => {
    const { location, cookie } = await begin();
    return comeBack(slack.oauth.answer(location, { team, userId }), cookie);
  };
  return {
    ...{ slack, shared, lines, begin, comeBack, install },
    worlds: [worldOf(0), worldOf(1)] as const,
  };
}

/** The same, where both have installed it; whoever is sent into a call is let in at once. */
export async function installedInBoth(options: ManyOptions = {}): Promise<ManyWorlds> {
  const many = await startManyWorlds({ pika: { script: letInAtOnce }, ...options });
  for (const team of [acme, globex]) expect(await many.install(team)).toMatchObject({ status: 200 });
  return many;
}

/** The same with an organisation, which installed it and added it to both of its workspaces. */
export async function installedInOrganisation(options: ManyOptions = {}): Promise<ManyWorlds> {
  const many = await startManyWorlds({ pika: { script: letInAtOnce }, organisation: true, ...options });
  expect(await many.install(umbrella)).toMatchObject({ status: 200 });
  for (const team of umbrella.workspaces) await many.slack.grant(team);
  return many;
}
