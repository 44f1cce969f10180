import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { acme, globex, startManyWorlds, umbrella } from '../../../support/many-workspaces.ts';
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

test('one address begins so many installations and no more, and what is refused writes nothing', async () => {
  const { begin, comeBack, shared } = await startManyWorlds();
  const pages = await Promise.all(Array.from({ length: 40 }, () => begin()));
  const statuses = pages.map(({ page }) => page.status);
  const begun = statuses.filter((status) => status !== 429).length;
  // A few more where the machine is slow: one every ten seconds.
  expect(begun).toBeGreaterThanOrEqual(20);
  expect(begun).toBeLessThan(25);
  const { rows } = await shared.database.db.execute(sql`select hash from slack_install_states`);
  expect(rows).toHaveLength(begun);
  expect(pages.find(({ page }) => page.status === 429)).toMatchObject({ location: '', cookie: '' });
  // What browsers bring back counts too.
  const refused = await comeBack('https://stand-in.acme.org/slack/oauth_redirect?code=1&state=2');
  expect(refused).toMatchObject({ status: 429, text: expect.stringContaining('Too many requests') });
});

test('an organisation and a workspace that aren’t named are refused, and their token is given back', async () => {
  const { install, slack, shared } = await startManyWorlds({
    settings: { SLACK_WORKSPACES: acme.teamId },
  });
  expect(await install(umbrella)).toMatchObject({
    status: 400,
    text: expect.stringContaining('Not for this organisation'),
  });
  expect(await install(globex)).toMatchObject({ status: 400, text: expect.stringContaining('Not for this') });

  expect([...slack.oauth.tokens.values()].map(({ state }) => state)).toEqual(['revoked', 'revoked']);
  const { rows } = await shared.database.db.execute(sql`select team_id from slack_installations`);
  expect(rows).toEqual([]);
  expect(await install(acme)).toMatchObject({ status: 200 });
});

test('an installation that is cut off before its token is stored is said to be, and can be done again', async () => {
  let dies = true;
  const { install, slack, shared } = await startManyWorlds({
    failpoint(name) {
      if (dies && name === 'install.given.before-stored') throw new Error('The process dies here');
    },
  });
  const { db } = shared.database;
  const rows = async (table: string) =>
    (await db.execute(sql`select * from ${sql.identifier(table)}`)).rows.length;
  expect(await install(acme)).toMatchObject({ status: 400, text: expect.stringContaining('Try again') });
  expect([await rows('slack_installations'), slack.oauth.tokens.size]).toEqual([0, 1]);

  await db.execute(sql`update slack_install_states set taken_at = taken_at - interval '61 seconds'`);
  await expect
    .poll(() => shared.log.map(({ msg }) => String(msg)))
    .toContainEqual(expect.stringContaining('An installation was cut off'));
  expect(await rows('slack_install_states')).toBe(0);

  dies = false;
  expect(await install(acme)).toMatchObject({ status: 200 });
  expect([await rows('slack_installations'), await rows('slack_install_states')]).toEqual([1, 0]);
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
