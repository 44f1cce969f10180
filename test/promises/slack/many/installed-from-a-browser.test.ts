import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { acme, globex, startManyWorlds } from '../../../support/many-workspaces.ts';
import { waitForCard } from '../../../support/slack-acts.ts';

test('each workspace installs it in a browser, and a link that is pasted there gets its card there', async () => {
  const { install, worlds } = await startManyWorlds();
  const [one, two] = worlds;
  expect(await install(acme)).toMatchObject({ status: 200, text: expect.stringContaining('Acme Inc') });
  expect(await install(globex)).toMatchObject({ status: 200, text: expect.stringContaining('Globex Corp') });

  for (const [world, code] of [
    [one, 'aaa-aaaa-aaa'],
    [two, 'bbb-bbbb-bbb'],
  ] as const) {
    const { general } = world.slack.channels;
    await world.slack.post({ channel: general.id, text: `https://meet.google.com/${code}` });
    await waitForCard(world, code, 'Stand-in');
  }

  expect((await one.meetings()).map(({ teamId, callUrl }) => [teamId, callUrl])).toEqual([
    [acme.teamId, 'https://meet.google.com/aaa-aaaa-aaa'],
    [globex.teamId, 'https://meet.google.com/bbb-bbbb-bbb'],
  ]);
  const own = worlds.map(({ slack }) =>
    slack.messages(slack.channels.general.id).filter((message) => message.own),
  );
  expect(own.map((messages) => messages.some(({ text }) => text.includes('aaa-aaaa-aaa')))).toEqual([
    true,
    false,
  ]);
  expect(own.map((messages) => messages.some(({ text }) => text.includes('bbb-bbbb-bbb')))).toEqual([
    false,
    true,
  ]);
});

test('what a browser brings back counts once, in the browser that began, and for ten minutes', async () => {
  const { begin, comeBack, slack, shared } = await startManyWorlds();
  const installed = async () =>
    (await shared.database.db.execute(sql`select 1 from slack_installations`)).rows.length;
  const { location, cookie } = await begin();
  const back = slack.oauth.answer(location, { team: acme, userId: 'U0ADA00001' });

  const other = await begin();
  expect(await comeBack(back)).toMatchObject({ status: 400, text: expect.stringContaining('expired') });
  expect(await comeBack(back, other.cookie)).toMatchObject({ status: 400 });
  expect(await installed()).toBe(0);

  expect(await comeBack(back, cookie)).toMatchObject({ status: 200 });
  expect(await comeBack(back, cookie)).toMatchObject({
    status: 400,
    text: expect.stringContaining('expired'),
  });

  const late = await begin();
  await shared.database.db.execute(
    sql`update slack_install_states set expires_at = expires_at - interval '601 seconds'`,
  );
  const lateBack = slack.oauth.answer(late.location, { team: globex, userId: 'U0ADA00001' });
  expect(await comeBack(lateBack, late.cookie)).toMatchObject({ status: 400 });
  expect(await installed()).toBe(1);

  const cancelled = await begin();
  expect(await comeBack(slack.oauth.answer(cancelled.location, 'cancel'), cancelled.cookie)).toMatchObject({
    status: 400,
    text: expect.stringContaining('Nothing was changed'),
  });
});

test('a whole organisation, and a workspace that isn’t named, are refused, and their token is given back', async () => {
  const { begin, comeBack, install, slack, shared } = await startManyWorlds({
    settings: { SLACK_WORKSPACES: acme.teamId },
  });
  const { location, cookie } = await begin();
  const back = slack.oauth.answer(location, { team: acme, userId: 'U0ADA00001' }, true);
  expect(await comeBack(back, cookie)).toMatchObject({
    status: 400,
    text: expect.stringContaining('organisation'),
  });
  expect(await install(globex)).toMatchObject({ status: 400, text: expect.stringContaining('Not for this') });

  expect([...slack.oauth.tokens.values()].map(({ state }) => state)).toEqual(['revoked', 'revoked']);
  const { rows } = await shared.database.db.execute(sql`select team_id from slack_installations`);
  expect(rows).toEqual([]);
  expect(await install(acme)).toMatchObject({ status: 200 });
});

test('no token stands anywhere as it is: not in a row, not in the log, not in a page', async () => {
  const { install, slack, shared, lines } = await startManyWorlds({ rotation: true });
  const pages = [await install(acme), await install(globex)].map(({ text }) => text);
  const { rows } = await shared.database.db.execute(sql`select * from slack_installations`);
  const everything = [JSON.stringify(rows), ...lines, ...pages].join('\n');
  const tokens = [...slack.oauth.tokens.keys()];
  expect(tokens).toHaveLength(2);
  for (const token of tokens) expect(everything).not.toContain(token);
  expect(everything).not.toMatch(/xoxe-1-[0-9a-f]{4}/);
  expect(rows).toMatchObject([
    { token: expect.stringMatching(/^v1\./) },
    { refresh_token: expect.stringMatching(/^v1\./) },
  ]);
});
