import type { Config } from '../../config.ts';
import {
  type Asked,
  askWithAppToken,
  askWithBotToken,
  askWithoutToken,
  type BotToken,
  type ClockDifference,
} from '../../slack/ask-slack.ts';
import { bothModes } from '../../slack/both-modes.ts';
import { slackEventsPath } from '../../slack/http-door.ts';
import { installPath } from '../../slack/install/routes.ts';
import { scopesOf, socketManifest } from '../../slack/manifest.ts';
import { scopeCosts } from '../../slack/scope-costs.ts';
import type { TokenTrouble } from '../../slack/token-words.ts';
import { type Finding, findings } from '../finding.ts';

type SlackSettings = Pick<
  Config,
  | 'SLACK_BOT_TOKEN'
  | 'SLACK_APP_TOKEN'
  | 'SLACK_SIGNING_SECRET'
  | 'SLACK_API_URL'
  | 'SLACK_CALL_CARD'
  | 'PUBLIC_URL'
>;

const token = findings('Slack');
const scopes = findings('Scopes');
const way = findings('From Slack');

/** `bot` is null where each workspace brings a token of its own. */
export type AskedSlack = { bot: Asked<BotToken> | null; clock: Asked<{ clock: ClockDifference | null }> };

export async function askSlack({
  SLACK_BOT_TOKEN: token,
  SLACK_API_URL: apiUrl,
}: SlackSettings): Promise<AskedSlack> {
  if (!token) return { bot: null, clock: await askWithoutToken(apiUrl) };
  const bot = await askWithBotToken({ token, apiUrl });
  return { bot, clock: bot };
}

/** What is found of how the app is in its workspaces. */
export function findWorkspaces({ bot, clock }: AskedSlack, config: SlackSettings): Finding[] {
  if (bot) return [findToken(bot), findScopes(bot, config)];
  const { PUBLIC_URL: url } = config;
  return [clock.ok ? token.ok(`workspaces install it at ${url}${installPath}.`) : noSlack(clock.trouble)];
}

function findToken(asked: Asked<BotToken>): Finding {
  if (!asked.ok) return noSlack(asked.trouble);
  return token.ok(`the bot token is good in ${asked.value.who.name ?? 'your workspace'}.`);
}

function noSlack({ what, todo }: TokenTrouble): Finding {
  return token.missing(`${what}.`, 'Stand-in can’t read or post anything in Slack.', todo);
}

/** What the token may do, beside what the app needs. Scopes count only once the app is installed with them. */
export function findScopes(asked: Asked<BotToken>, config: Pick<Config, 'SLACK_CALL_CARD'>): Finding {
  const held = asked.ok ? asked.value.scopes : null;
  if (!held)
    return scopes.warning(
      'Slack didn’t say what the token may do.',
      'Some things may fail because a scope is missing.',
      'Run this again once the line above is right.',
    );
  const wanted = scopesOf(config);
  const ofManifest = socketManifest().oauth_config.scopes.bot;
  const lacking = wanted.filter((scope) => !held.includes(scope));
  if (lacking.length === 0)
    return scopes.ok(`all ${ofManifest.length} of the manifest${unneeded(held, wanted)}.`);
  const found = lacking.some((scope) => scopeCosts[scope]?.isVital) ? scopes.missing : scopes.warning;
  const costs = [...new Set(lacking.map((scope) => scopeCosts[scope]?.costs ?? `no ${scope}`))].join('; ');
  return found(
    `the app was installed without ${lacking.join(', ')}.`,
    `${costs.charAt(0).toUpperCase()}${costs.slice(1)}.`,
    `Paste the manifest (docs/setup.md says which)${wanted.length > ofManifest.length ? ', with calls:write added,' : ''} into App Manifest on the app’s page, and install the app again.`,
  );
}

function unneeded(held: readonly string[], wanted: readonly string[]): string {
  const more = held.filter((scope) => !wanted.includes(scope));
  return more.length > 0 ? `, and more than it asks for: ${more.join(', ')}` : '';
}

/** Whether Slack can bring us what people do. */
export async function findWay(config: SlackSettings): Promise<Finding> {
  const { SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: secret, SLACK_API_URL: apiUrl } = config;
  if (!appToken)
    return way.ok(
      `over HTTP, at ${config.PUBLIC_URL ?? 'your address'}${slackEventsPath}. Only a request from Slack can show whether the signing secret is right.`,
    );
  const asked = await askWithAppToken({ token: appToken, apiUrl });
  if (!asked.ok)
    return way.missing(`${asked.trouble.what}.`, 'Stand-in can’t hear anybody.', asked.trouble.todo);
  if (secret)
    return way.warning(bothModes.what, 'Slack may still send to an address that is closed.', bothModes.todo);
  return way.ok('over a socket, and the app-level token is good.');
}
