import { readSetting } from '../config.ts';
import { findScopes } from '../doctor/checks/slack.ts';
import { asLines } from '../doctor/print.ts';
import { type Asked, askWithAppToken, askWithBotToken, type BotToken } from '../slack/ask-slack.ts';
import { httpManifest, newAppLink, socketManifest } from '../slack/manifest.ts';
import { askUntilGood, type Tried } from './ask-until-good.ts';
import type { Changes } from './env-file.ts';
import type { SetUp } from './parts.ts';
import { slackReaches } from './public-address.ts';
import type { Terminal } from './terminal.ts';

const ways = `
How should Slack reach Stand-in?
  1  Over a socket that Stand-in opens. No public address is needed.
  2  Over HTTP, at an https address of yours.`;

/** The app in Slack: made from the manifest, with its tokens. */
export async function askSlackApp(
  parts: SetUp,
): Promise<{ changes: Changes; afterwards: readonly string[] }> {
  const now = parts.file.values();
  const before = now.SLACK_SIGNING_SECRET && !now.SLACK_APP_TOKEN ? (now.PUBLIC_URL ?? '') : null;
  const url = await askWay(parts, before === null ? '1' : '2');
  await showManifest(parts, url, now.SLACK_BOT_TOKEN ? before : undefined);
  const token = await askBotToken(parts, now.SLACK_BOT_TOKEN);
  if (!url) {
    const appToken = await askAppToken(parts, now.SLACK_APP_TOKEN);
    const changes = {
      SLACK_BOT_TOKEN: token,
      SLACK_APP_TOKEN: appToken,
      ...takenOut(now, 'SLACK_SIGNING_SECRET'),
    };
    return { changes, afterwards: [] };
  }
  const secret = await askSigningSecret(parts, now.SLACK_SIGNING_SECRET);
  return {
    changes: {
      ...{ SLACK_BOT_TOKEN: token, SLACK_SIGNING_SECRET: secret, PUBLIC_URL: url },
      ...takenOut(now, 'SLACK_APP_TOKEN'),
    },
    afterwards: [
      `Once it runs at ${url}, open App Manifest on the app’s page: Slack asks to verify the request URL there.`,
    ],
  };
}

/** Of two ways in, Socket Mode would win; and with a bot token there's one workspace. */
function takenOut(now: Readonly<Record<string, string | undefined>>, way: string): Changes {
  const names = [way, 'SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'SLACK_WORKSPACES', 'OPERATOR_WORKSPACE'];
  return Object.fromEntries(names.flatMap((name) => (now[name] ? [[name, null]] : [])));
}

/** The public address for HTTP; null for a socket. */
async function askWay({ terminal, file }: SetUp, usual: string): Promise<string | null> {
  terminal.tell(ways);
  if ((await askNumber(terminal, usual)) === '1') return null;
  const known = file.values().PUBLIC_URL;
  for (;;) {
    const typed = await terminal.ask(`Public address${known ? ` (Enter is ${known})` : ''}: `);
    const reached = slackReaches(typed || known || '');
    if (reached.ok) return reached.url;
    terminal.tell(`  That ${reached.problem}.`);
  }
}

async function askNumber(terminal: Terminal, usual: string): Promise<'1' | '2'> {
  for (;;) {
    const typed = (await terminal.ask(`1 or 2 (Enter is ${usual}): `)) || usual;
    if (typed === '1' || typed === '2') return typed;
    terminal.tell('  Type 1 or 2.');
  }
}

/** `before`: the address of the app that `.env` has, null where that has a socket, undefined where there's no app. */
async function showManifest(
  { terminal, open }: SetUp,
  url: string | null,
  before: string | null | undefined,
): Promise<void> {
  const link = newAppLink(url ? httpManifest(url) : socketManifest());
  if (before !== undefined) {
    terminal.tell(`\n.env has a Slack app already.${url === before ? '' : changing(url)}`);
    terminal.tell(`This would make a new one:\n\n${link}`);
    return;
  }
  terminal.tell(
    `\nThis page makes the app, with everything filled in. Choose your workspace there, then Create, then Install.\n\n${link}\n`,
  );
  open(link);
  await terminal.ask('Press Enter once the app is installed: ');
}

/** An app keeps the way in that its manifest names. */
function changing(url: string | null): string {
  const command = `npm run --silent manifest${url ? ` -- --http ${url}` : ''}`;
  return ` To change how Slack reaches it, paste what this prints into App Manifest on its page:\n\n  ${command}\n`;
}

async function askBotToken({ terminal, environment, file }: SetUp, now: string | undefined): Promise<string> {
  let asked: Asked<BotToken> | undefined;
  const token = await askUntilGood(terminal, {
    setting: 'SLACK_BOT_TOKEN',
    intro:
      'Bot token: OAuth & Permissions on the app’s page, Bot User OAuth Token (xoxb-…). It isn’t shown as you paste it.',
    now,
    async check(value) {
      asked = await askWithBotToken({ token: value, apiUrl: slackApi(environment) });
      return triedWith(asked, (bot) => `It works in ${bot.who.name ?? 'your workspace'}.`);
    },
  });
  const callCard = file.values().SLACK_CALL_CARD === 'on' ? 'on' : 'off';
  const scopes = asked && findScopes(asked, { SLACK_CALL_CARD: callCard });
  if (scopes && scopes.state !== 'ok') terminal.tell(asLines(scopes));
  return token;
}

function askAppToken({ terminal, environment }: SetUp, now: string | undefined): Promise<string> {
  return askUntilGood(terminal, {
    setting: 'SLACK_APP_TOKEN',
    intro:
      'App-level token: Basic Information, App-Level Tokens, Generate, with the scope connections:write (xapp-…).',
    now,
    check: async (value) =>
      triedWith(
        await askWithAppToken({ token: value, apiUrl: slackApi(environment) }),
        () => 'Slack accepts it.',
      ),
  });
}

/** Nothing but a request of Slack's can show whether it is right. */
function askSigningSecret({ terminal }: SetUp, now: string | undefined): Promise<string> {
  return askUntilGood(terminal, {
    setting: 'SLACK_SIGNING_SECRET',
    intro: 'Signing secret: Basic Information, App Credentials.',
    now,
    check: async () => ({ ok: true, says: 'It will be tried with Slack’s first request.' }),
  });
}

function triedWith<Value>(asked: Asked<Value>, says: (value: Value) => string): Tried {
  if (asked.ok) return { ok: true, says: says(asked.value) };
  return { ok: false, what: `${asked.trouble.what}.`, todo: asked.trouble.todo };
}

function slackApi(environment: SetUp['environment']): string | undefined {
  const read = readSetting('SLACK_API_URL', environment.SLACK_API_URL);
  return read.ok ? read.value : undefined;
}
