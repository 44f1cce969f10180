import { type CallbackOptions, ErrorCode, InstallProvider, InvalidStateError } from '@slack/oauth';
import { type Logger, WebAPIPlatformError } from '@slack/web-api';
import { hashOf, newSecret } from '../../../services/common/secret.ts';
import type { Fetch } from '../../../services/http/fetch.ts';
import type { ReachFailpoint } from '../../../services/meetings/failpoints.ts';
import { createSlackClient } from '../../../services/slack/api/writer.ts';
import type { InstallationRows, NewInstallation } from '../../../services/store/rows/installation-rows.ts';
import { identityIn, organisationIn } from '../identity.ts';
import type { Wanted } from '../wanted.ts';
import { asNode, type NodeExchange } from './as-node.ts';

/** What came of an installation, for the person whose browser it is. */
export type Installed =
  | { kind: 'installed'; teamId: string; teamName: string | null }
  /** For the workspaces of an organisation that its admins add it to. */
  | { kind: 'installed_for_organisation'; enterpriseId: string; name: string | null; appId: string | null }
  /** They, or Slack, broke it off. */
  | { kind: 'cancelled' }
  /** Used before, too old, or another browser's. */
  | { kind: 'not_this_browser' }
  /** A workspace or organisation that `SLACK_WORKSPACES` doesn't name. */
  | { kind: 'not_wanted'; what: 'workspace' | 'organisation' }
  | { kind: 'failed' };

export function isInstalled({ kind }: Installed): boolean {
  return kind === 'installed' || kind === 'installed_for_organisation';
}

export type Installer = {
  /** Where a browser goes from here, with the cookie that binds it. */
  begin(cookie: string | undefined): Promise<{ location: string; cookie: string }>;
  /** A browser is back from Slack. `query` as it was sent, with its question mark. */
  end(query: string, cookie: string | undefined): Promise<{ outcome: Installed; cookie: string | undefined }>;
};

export type InstallerOptions = {
  rows: InstallationRows;
  app: { clientId: string; clientSecret: string };
  scopes: readonly string[];
  redirectUri: string;
  /** Only these may. */
  wanted: Wanted;
  client: { apiUrl: string | undefined; fetch: Fetch; logger: Logger };
  /** The database's clock. */
  now: () => Date;
  onInstalled: (teamId: string) => Promise<void>;
  failpoint: ReachFailpoint;
  log: { info(fields: object, message: string): void; error(fields: object, message: string): void };
};

const stateSeconds = 600;
/** Other hosts of a domain can't write it (RFC 6265bis, 4.1.3.2). */
const cookieName = '__Host-standin-install';

/** Slack's own OAuth, with its states and installations in our database. */
export function createInstaller(options: InstallerOptions): Installer {
  const { rows, app, client, log } = options;
  const urlOptions = { scopes: [...options.scopes], redirectUri: options.redirectUri };
  const provider = new InstallProvider({
    ...app,
    ...(client.apiUrl ? { authorizationUrl: new URL('/oauth/v2/authorize', client.apiUrl).href } : {}),
    directInstall: true,
    stateCookieName: cookieName,
    stateCookieExpirationSeconds: stateSeconds,
    stateStore: {
      async generateStateParam() {
        const state = newSecret();
        await rows.addState(hashOf(state), stateSeconds);
        return state;
      },
      async verifyStateParam(_, state) {
        if (!(await rows.takeState(hashOf(state)))) throw new InvalidStateError('Used before, or too old');
        return urlOptions;
      },
    },
    installationStore: {
      storeInstallation: (installation) => keep(options, installation),
      fetchInstallation: () => Promise.reject(new Error('Installations are read where they are kept')),
    },
    logger: client.logger,
    clientOptions: {
      ...(client.apiUrl ? { slackApiUrl: client.apiUrl } : {}),
      fetch: client.fetch,
      retryConfig: { retries: 0 },
      timeout: 10_000,
    },
  });
  return {
    async begin(cookie) {
      const { request, response } = asNode('', cookie);
      await provider.handleInstallPath(request, response, undefined, urlOptions);
      return { location: String(response.getHeader('location')), cookie: cookieOf(response) ?? '' };
    },
    async end(query, cookie) {
      const { request, response } = asNode(query, cookie);
      let outcome: Installed = { kind: 'failed' };
      // Whether Slack was asked for a token; and whether none that it gave is known to nobody.
      let [wasAsked, isSettled] = [false, false];
      const callbacks: CallbackOptions = {
        async beforeInstallation() {
          wasAsked = true;
          return true;
        },
        async afterInstallation(installation) {
          const refused = whyNot(options, installation);
          if (!refused) return true;
          outcome = refused;
          await giveBack(options, installation.bot?.token);
          isSettled = true;
          return false;
        },
        async successAsync(installation) {
          outcome = installedBy(installation);
          isSettled = true;
          log.info({ outcome }, 'The app was installed');
        },
        async failureAsync(error) {
          outcome = { kind: failures[error.code] ?? 'failed' };
          isSettled = error instanceof WebAPIPlatformError && noToken.has(String(error.data.error));
          if (outcome.kind === 'failed') log.error({ err: error }, 'An installation failed');
        },
      };
      await provider.handleCallback(request, response, callbacks);
      const state = new URLSearchParams(query).get('state');
      if (wasAsked && isSettled && state) await rows.endState(hashOf(state));
      return { outcome, cookie: cookieOf(response) };
    },
  };
}

const failures: Readonly<Record<string, 'cancelled' | 'not_this_browser'>> = {
  [ErrorCode.AuthorizationError]: 'cancelled',
  [ErrorCode.MissingCodeError]: 'cancelled',
  [ErrorCode.MissingStateError]: 'not_this_browser',
  [ErrorCode.InvalidStateError]: 'not_this_browser',
};

/** What Slack says where it gives no token (https://docs.slack.dev/reference/methods/oauth.v2.access). */
const noToken = new Set([
  ...['invalid_code', 'code_already_used', 'bad_redirect_uri', 'bad_client_secret', 'invalid_client_id'],
  ...['invalid_team_for_non_distributed_app', 'cannot_install_an_org_installed_app', 'no_scopes'],
]);

type Given = Parameters<NonNullable<CallbackOptions['afterInstallation']>>[0];

function whyNot(
  { wanted }: InstallerOptions,
  { isEnterpriseInstall, team, enterprise, bot }: Given,
): Installed | null {
  if (isEnterpriseInstall && !(enterprise && wanted.organisation(enterprise.id)))
    return { kind: 'not_wanted', what: 'organisation' };
  if (!isEnterpriseInstall && !(team && wanted.workspace(team.id)))
    return { kind: 'not_wanted', what: 'workspace' };
  return bot ? null : { kind: 'failed' };
}

function installedBy({ isEnterpriseInstall, team, enterprise, appId }: Given): Installed {
  if (!isEnterpriseInstall)
    return { kind: 'installed', teamId: team?.id ?? '', teamName: team?.name ?? null };
  const [enterpriseId, name] = [enterprise?.id ?? '', enterprise?.name ?? null];
  return { kind: 'installed_for_organisation', enterpriseId, name, appId: appId ?? null };
}

/** What we were given and won't use is worth nothing any more. */
async function giveBack(
  { client: options, log }: InstallerOptions,
  token: string | undefined,
): Promise<void> {
  if (!token) return;
  const client = createSlackClient({ token, ...options });
  await client.auth.revoke().catch((err: unknown) => log.error({ err }, 'Could not give a token back'));
}

/** Slack is asked whose token it is: what opens a workspace, or those of an organisation, is kept under that one. */
async function keep(
  { rows, client: options, onInstalled, failpoint }: InstallerOptions,
  given: Given,
): Promise<void> {
  const { bot, team, enterprise, user, isEnterpriseInstall } = given;
  const owner = isEnterpriseInstall ? enterprise : team;
  if (!bot || !owner) throw new Error('Slack gave no bot token');
  const answer = await createSlackClient({ token: bot.token, ...options }).auth.test();
  const { name, ...who } = isEnterpriseInstall ? organisationIn(answer) : identityIn(answer);
  if (who.teamId !== owner.id) throw new Error('Slack gave a token of another installation');
  const { token, refreshToken = null, expiresAt } = bot;
  const installation: NewInstallation = {
    ...{ ...who, teamName: name, token, refreshToken },
    ...{ expiresAt: expiresAt ? new Date(expiresAt * 1_000) : null },
    ...{ enterpriseId: enterprise?.id ?? null, installedBy: user.id },
  };
  failpoint('install.given.before-stored');
  await rows.install(installation);
  await onInstalled(who.teamId);
}

function cookieOf(response: NodeExchange['response']): string | undefined {
  const [cookie] = [response.getHeader('set-cookie') ?? []].flat();
  return cookie === undefined ? undefined : `${cookie}; SameSite=Lax`;
}
