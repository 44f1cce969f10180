import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { homeOf } from '../../support/home.ts';
import { tookPlace } from '../../support/past-meetings.ts';
import { outbox } from '../../support/slack-acts.ts';
import { startWorld, type World } from '../../support/world.ts';

type Person = { id: string };

/** Types a command that shows what is set, presses its button, and has the form that opens. */
function forms({ slack }: World, { id: user }: Person, channel: string = slack.channels.general.id) {
  const type = async (text: string) => (await slack.command({ user, channel, text })).text ?? '';
  return {
    type,
    async open(text: string, title: string, buttonText = 'Change…') {
      await type(text);
      const messageTs = slack.ephemerals.findLast((one) => one.user === user && one.via === 'ack')?.ts ?? '';
      await slack.press({ user, channel, messageTs, buttonText });
      const view = await slack.waitForView((one) => one.title === title && one.user === user);
      return {
        shown: JSON.stringify(view.blocks),
        /** What the person reads afterwards. */
        async save(values: Record<string, string | string[]>) {
          const before = slack.ephemerals.length;
          expect(await slack.submitView({ user, viewId: view.id, values })).toMatchObject({
            action: 'close',
          });
          await expect.poll(() => slack.ephemerals.length).toBeGreaterThan(before);
          return slack.ephemerals.at(-1)?.text ?? '';
        },
        /** What the person reads in its window, which stays. */
        async read(values: Record<string, string | string[]>) {
          const answer = await slack.submitView({ user, viewId: view.id, values });
          expect(answer.action).toBe('update');
          const [shown] = slack.openViews(user);
          await slack.closeView({ user, viewId: view.id });
          return JSON.stringify(shown?.blocks);
        },
        async errors(values: Record<string, string | string[]>) {
          const answer = await slack.submitView({ user, viewId: view.id, values });
          expect(answer.action).toBe('errors');
          await slack.closeView({ user, viewId: view.id });
          return JSON.stringify(answer);
        },
      };
    },
  };
}

test('what a channel decides is shown and changed in forms, with what was typed meanwhile left alone', async () => {
  const world = await startWorld();
  const { ada, ben } = world.slack.users;
  const { type, open } = forms(world, ada);

  const links = await open('auto', 'Pasted links');
  expect(await links.save({ auto: 'ask', apps: 'off', app: 'A0CALEND01' })).toMatch(
    /\(`ask`\)[\s\S]*A0CALEND01/,
  );
  expect((await open('auto apps', 'Pasted links')).shown).toContain('A0CALEND01');

  const money = await open('limit', 'Time and money');
  await type('budget 80');
  expect(await money.save({ limitMinutes: '20' })).toMatch(/end after 20 min[\s\S]*may spend \$80/);
  const again = await open('budget', 'Time and money');
  expect(again.shown).toMatch(/20[\s\S]*80/);
  expect(await again.save({ limitMinutes: '', budgetUsd: '12.5' })).toMatch(/60 min[\s\S]*\$12\.50/);
  const long = await open('limit', 'Time and money');
  expect(await long.errors({ limitMinutes: '61' })).toContain('60 min at most');

  const recaps = await open('recap', 'Recaps');
  expect(await recaps.save({ holdRecap: 'hold', line: 'quiet', weekly: 'on' })).toMatch(
    /held here[\s\S]*aren’t announced[\s\S]*Mondays/,
  );
  const agent = await open('agent', 'The agent here');
  await agent.save({ agent: 'off' });
  const approvers = await open('approvers', 'Who approves here');
  expect(await approvers.save({ approvers: [ada.id, ben.id] })).toContain(`<@${ben.id}>`);
  expect(await type('approvers')).toContain(`Only <@${ada.id}>, <@${ben.id}>`);
});

test('who may not change something reads why beside its field', async () => {
  const world = await startWorld();
  const { ben, sol } = world.slack.users;
  const guest = await forms(world, sol).open('budget', 'Time and money');
  expect(await guest.errors({ budgetUsd: '5' })).toMatch(/[Gg]uest|member/);
  const workspace = await forms(world, ben).open('workspace', 'Workspace');
  expect(await workspace.errors({ budgetUsd: '5' })).toContain('admin');
});

test('tools are allowed for a place in a form, and need approval again once unchecked', async () => {
  const world = await startWorld();
  const { slack } = world;
  const { ada } = slack.users;
  const { type, open } = forms(world, ada);
  const allow = await open('allow', 'Allow without approval', 'Allow…');
  expect(await allow.save({ tool: 'post_message', channel: slack.channels.private.id })).toMatch(
    /`post_message` to <#C0PRIVATE1>/,
  );
  const more = await open('allow', 'Allow without approval', 'Allow…');
  expect(await more.errors({ tool: 'post_message' })).toContain('Say where');
  const person = await open('allow', 'Allow without approval', 'Allow…');
  expect(await person.save({ tool: 'post_message', person: slack.users.ben.id })).toContain('<@U0BEN00001>');
  const end = await open('allow', 'Allow without approval', 'Allow…');
  expect(await end.save({ allowed: ['post_message @U0BEN00001'] })).not.toContain('C0PRIVATE1');
  const last = await open('allow', 'Allow without approval', 'Allow…');
  await last.save({ allowed: [] });
  expect(await type('allow')).toContain('Every tool that acts outside the thread needs approval');
});

test('what the form of allowed tools didn’t show stays allowed, whatever is unchecked', async () => {
  const world = await startWorld();
  const { type, open } = forms(world, world.slack.users.ada);
  await type('allow post_message #leads');
  const before = 'post_message C0PRIVATE1';
  const kept = ['one, two', ...Array.from({ length: 8 }, (_, at) => `place ${at}`)].map(
    (name) => `update_crm ${name}`,
  );
  const rows = JSON.stringify([before, ...kept, 'update_crm the eleventh']);
  await world.database.db.execute(sql`update channels set allowed_tools = ${rows}::jsonb`);
  const end = await open('allow', 'Allow without approval', 'Allow…');
  await type('allow post_message #standup');
  const said = await end.save({ allowed: kept });
  expect(said).toMatch(/one, two[\s\S]*the eleventh[\s\S]*C0STANDUP1/);
  expect(said).not.toContain('C0PRIVATE1');
});

test('workspace, retention, the digest and who goes have forms too', async () => {
  const world = await startWorld();
  const { ada, ben } = world.slack.users;
  const { type, open } = forms(world, ada);
  const workspace = await open('workspace', 'Workspace');
  expect(workspace.shown).toContain('(AI)');
  const said = await workspace.save({
    budgetUsd: '200',
    auto: 'ask',
    money: [ada.id, ben.id],
    suffix: '(robot)',
    workspaceCalls: '40',
    personCalls: '9',
  });
  expect(said).toMatch(/40 in the workspace, 10 in a channel, 9 for one person[\s\S]*\$11\.00 a minute/);
  expect(said).toMatch(/\$200\.00[\s\S]*`ask`[\s\S]*Only <@U0ADA00001>, <@U0BEN00001>[\s\S]*\(robot\)/);
  const kept = await open('retention', 'What is kept');
  expect(await kept.save({ retentionDays: '30' })).toContain('for 30 days');
  const digest = await open('digest', 'What you missed');
  expect(await digest.save({ digest: 'on' })).toContain('You get a DM');
  const persona = await open('persona', 'Who goes');
  expect(await persona.save({})).toContain('This channel sends *Stand-in*');
  expect(await type('digest')).toContain('You get a DM');
});

test('an agent’s key is made in a form and revoked with a button; an empty command opens its form', async () => {
  const world = await startWorld();
  const { slack } = world;
  const { ada } = slack.users;
  const { type, open } = forms(world, ada);
  const channel = slack.channels.general.id;
  const key = await open('connect', 'Connect an agent', 'New key…');
  expect(JSON.stringify(slack.ephemerals)).toMatch(/no agent keys[\s\S]*\/mcp/);
  expect(await key.read({ name: 'Claude', may: 'read', channel })).toMatch(
    /Authorization: Bearer[\s\S]*only meetings in <#C0GENERAL1>, and only reads/,
  );
  expect(await type('connect')).toContain('Claude');
  const list = slack.ephemerals.at(-1);
  expect(JSON.stringify(list?.blocks)).toContain('Revoke this key?');
  await slack.press({ user: ada.id, channel, messageTs: list?.ts ?? '', buttonText: 'Revoke' });
  await slack.waitForEphemeral(({ text }) => text.startsWith('Revoked:'));
  expect(await type('connect list')).toContain('no agent keys');

  expect(await type('join')).toContain('in the form');
  await slack.waitForView(({ title }) => title === 'Send Stand-in');
  expect(await type('remember')).toContain('Use the form');
  await slack.waitForView(({ title }) => title === 'Remember this');
});

test('a place for recaps is added in a form, and holidays by the address of a calendar', async () => {
  const world = await startWorld();
  const { open } = forms(world, world.slack.users.ada);
  const send = await open('send', 'Also send recaps to', 'Add…');
  expect(await send.errors({ kind: 'webhook' })).toContain('https://');
  const canvas = await open('send', 'Also send recaps to', 'Add…');
  expect(await canvas.read({ kind: 'canvas' })).toContain('From the next call, recaps go to');
  const holidays = await open('standup holidays', 'Holidays');
  expect(holidays.shown).toContain('no holidays');
  expect(await holidays.save({ address: 'https://127.0.0.1/days.ics' })).toContain('Nothing changed');
});

test('a key asked for at Home or in a DM is in its window, and in no message; of two alike one is revoked', async () => {
  const world = await startWorld();
  const { slack, database } = world;
  const { ada } = slack.users;
  const user = ada.id;
  const submit = async () => {
    const { id: viewId } = await slack.waitForView(({ title }) => title === 'Connect an agent');
    expect(await slack.submitView({ user, viewId, values: { name: 'Claude', may: 'all' } })).toMatchObject({
      action: 'update',
    });
    const view = await slack.waitForView(({ blocks }) => JSON.stringify(blocks).includes('Bearer'));
    await slack.closeView({ user, viewId });
    return /Bearer ([^`]+)`/.exec(JSON.stringify(view.blocks))?.[1] ?? '';
  };
  const home = homeOf(world, ada);
  await home.open('Agents');
  await home.press('Agents', { buttonText: 'Agents' });
  const { id: viewId } = await slack.waitForView(({ title }) => title === 'Agents');
  await slack.pressInView({ user, viewId, buttonText: 'New key…' });
  const atHome = await submit();
  await slack.closeView({ user, viewId });

  const { type } = forms(world, ada, ada.dm);
  await type('connect list');
  const list = () => slack.ephemerals.findLast((one) => one.user === user && one.via === 'ack')?.ts ?? '';
  await slack.press({ user, channel: ada.dm, messageTs: list(), buttonText: 'New key…' });
  const inDm = await submit();
  await slack.idle();
  const posted = JSON.stringify([slack.messages(ada.dm), slack.ephemerals, await outbox(world)]);
  for (const key of [atHome, inDm]) {
    expect(key.length).toBeGreaterThan(20);
    expect(posted).not.toContain(key);
  }

  await database.db.execute(sql`update agent_tokens set hint = 'same'`);
  await type('connect list');
  await slack.press({ user, channel: ada.dm, messageTs: list(), buttonText: 'Revoke' });
  expect(
    (await slack.waitForEphemeral(({ text }) => text.startsWith('Revoked:'))).text.split('same'),
  ).toHaveLength(2);
  expect(await type('connect list')).toContain('same');
});

test('`forget` alone offers the newest calls here that somebody may have forgotten, and no others', async () => {
  const world = await startWorld();
  const { slack } = world;
  const { ben, cleo } = slack.users;
  const channel = slack.channels.general.id;
  await tookPlace(world, { code: 'aaa-aaaa-aaa', by: ben.id });
  await tookPlace(world, { code: 'bbb-bbbb-bbb' });
  await tookPlace(world, { code: 'ccc-cccc-ccc', by: ben.id, channel: slack.channels.standup.id });
  const shownTo = async (user: string) => {
    expect((await slack.command({ user, channel, text: 'forget' })).text).toContain('forget me');
    return slack.ephemerals.findLast((one) => one.user === user);
  };
  expect(JSON.stringify((await shownTo(cleo.id))?.blocks)).not.toMatch(/aaa|bbb|ccc/);
  const bens = await shownTo(ben.id);
  expect(JSON.stringify(bens?.blocks)).toMatch(/aaa-aaaa-aaa(?![\s\S]*(bbb|ccc))/);
  await slack.press({ user: ben.id, channel, messageTs: bens?.ts ?? '', buttonText: 'Forget…' });
  await expect
    .poll(async () => (await world.meetings()).filter(({ forgottenAt }) => forgottenAt).length)
    .toBe(1);
});
