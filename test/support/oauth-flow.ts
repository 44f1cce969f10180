import { expect } from 'vitest';
import { type Browser, openBrowser, type Page } from './browser.ts';
import { knock } from './knock.ts';
import {
  callback,
  codeForm,
  discover,
  type Found,
  newRequest,
  postForm,
  type Requested,
  readCallback,
  register,
  type Tokens,
  tokensIn,
} from './oauth-client.ts';
import type { World } from './world.ts';

/** What the MCP door answers to somebody who holds this token. */
export async function statusOf(world: World, token: string): Promise<number> {
  return (await knock(world, { authorization: `Bearer ${token}` })).status;
}

/** The command that a page tells its person to type. */
export function commandOn({ text }: Page): string {
  const [, command = ''] = /<code>\/pika (connect [A-Z]{4}-[A-Z]{4})<\/code>/.exec(text) ?? [];
  expect(command, text).not.toBe('');
  return command;
}

/** What somebody sees in Slack who types that. */
export async function type({ slack }: Pick<World, 'slack'>, command: string, user = slack.users.ada) {
  const said = await slack.command({ user: user.id, channel: slack.channels.general.id, text: command });
  return said.text ?? '';
}

/** The same, and then presses a button of it. */
export async function decide(
  world: Pick<World, 'slack'>,
  command: string,
  buttonText: 'Allow' | 'No',
  user = world.slack.users.ada,
): Promise<string> {
  const { slack } = world;
  const asked = await type(world, command, user);
  await slack.waitForEphemeral(({ text }) => text === asked);
  // Two clients of one name are asked for in the same words.
  const shown = slack.ephemerals.findLast(({ text }) => text === asked);
  if (!shown) throw new Error('What was asked is gone');
  const { ts, channel } = shown;
  await slack.press({ user: user.id, channel, messageTs: ts, buttonText });
  return asked;
}

export type Asked = { found: Found; request: Requested; browser: Browser; page: Page };

/** A client that has sent somebody's browser to the page. */
export async function ask(
  world: World,
  {
    redirectUri = callback,
    more = {},
    name,
  }: { redirectUri?: string; more?: Record<string, string>; name?: string } = {},
): Promise<Asked> {
  const found = await discover(world);
  const registration = { redirect_uris: [redirectUri], ...(name === undefined ? {} : { client_name: name }) };
  const clientId = await register(found, registration);
  const request = newRequest(found, clientId, redirectUri, more);
  const browser = openBrowser();
  return { found, request, browser, page: await browser.load(request.url) };
}

/** The authorization code, once its person has allowed it. */
export async function allow(
  world: World,
  asked: Asked,
  user?: { id: string },
  command?: string,
): Promise<string> {
  const { found, request, browser, page } = asked;
  await decide(world, command ?? commandOn(page), 'Allow', user as World['slack']['users']['ada']);
  const { location } = await browser.load(page.url);
  return readCallback(found, request, location ?? '').get('code') ?? '';
}

export type Connected = Asked & { tokens: Tokens };

/** A client that got as far as tokens. */
export async function connect(
  world: World,
  options: Parameters<typeof ask>[1] & { user?: { id: string }; command?: (shown: string) => string } = {},
): Promise<Connected> {
  const asked = await ask(world, options);
  const command = options.command?.(commandOn(asked.page));
  const code = await allow(world, asked, options.user, command);
  const { found, request } = asked;
  const tokens = await tokensIn(await postForm(found.token_endpoint, codeForm(request, found, code)));
  return { ...asked, tokens };
}
