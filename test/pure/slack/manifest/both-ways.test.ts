import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { httpManifest, manyManifest, newAppLink, socketManifest } from '../../../../src/slack/manifest.ts';
import type { Json } from '../../../sandbox/slack/json.ts';
import { manifestProblems } from '../../../sandbox/slack/manifest-rules.ts';

const address = 'https://stand-in.acme.test';

test('Slack takes both manifests', () => {
  expect(manifestProblems(socketManifest())).toEqual([]);
  expect(manifestProblems(httpManifest(address))).toEqual([]);
  expect(manifestProblems(httpManifest(address, manyManifest(address)))).toEqual([]);
});

test('the one for HTTP is the other one, with where requests go and without the socket', () => {
  const url = `${address}/slack/events`;
  const { features, settings, ...rest } = socketManifest();
  const http = httpManifest(address);
  expect(http).toMatchObject(rest);
  expect(http.features).toEqual({
    ...features,
    slash_commands: features.slash_commands.map((one) => ({ ...one, url })),
  });
  expect(http.settings).toEqual({
    ...settings,
    event_subscriptions: { ...settings.event_subscriptions, request_url: url },
    interactivity: { is_enabled: true, request_url: url },
    socket_mode_enabled: false,
  });
});

test('the one for many workspaces has no step for workflows, and hears of an organisation’s workspaces', () => {
  const { functions, settings, ...rest } = socketManifest();
  const { oauth_config: oauth, settings: ofMany, ...same } = manyManifest(address);
  expect(functions).toBeDefined();
  expect({ ...rest, ...same }).toEqual(rest);
  expect(oauth).toEqual({ ...rest.oauth_config, redirect_urls: [`${address}/slack/oauth_redirect`] });
  const { function_runtime: _, event_subscriptions: events, ...others } = settings;
  expect(ofMany).toEqual({
    ...others,
    event_subscriptions: {
      bot_events: [
        ...events.bot_events.filter((event) => event !== 'function_executed'),
        ...['team_access_granted', 'team_access_revoked'],
      ].toSorted(),
    },
  });
});

test('the file at the root is the one for Socket Mode, and all of it', () => {
  const file = JSON.parse(readFileSync(new URL('../../../../manifest.json', import.meta.url), 'utf8'));
  expect(socketManifest()).toEqual(file);
  expect(socketManifest().settings.socket_mode_enabled).toBe(true);
});

test('the link opens Slack’s form with the whole manifest in it', () => {
  const link = new URL(newAppLink(httpManifest(address)));
  expect(`${link.origin}${link.pathname}`).toBe('https://api.slack.com/apps');
  expect(link.searchParams.get('new_app')).toBe('1');
  expect(JSON.parse(link.searchParams.get('manifest_json') ?? '')).toEqual(httpManifest(address));
  // Browsers and Slack's edge take 8 kB without a word.
  expect(link.href.length).toBeLessThan(8_000);
});

test('a manifest that lacks an address, a scope of an event, or room is refused', () => {
  const http = httpManifest(address);
  const noAddress = { ...http, settings: { ...http.settings, event_subscriptions: { bot_events: [] } } };
  expect(manifestProblems(noAddress)).toEqual(['events: no https address to go to']);
  const noScopes: Json = { ...socketManifest(), oauth_config: { scopes: { bot: ['commands'] } } };
  expect(manifestProblems(noScopes)).toContain('app_mention needs the scope app_mentions:read');
  const long: Json = { ...socketManifest(), display_information: { name: 'x'.repeat(36) } };
  expect(manifestProblems(long)).toEqual(['name: over 35 characters']);
});
