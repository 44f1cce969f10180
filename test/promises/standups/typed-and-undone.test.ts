import { expect, test } from 'vitest';
import { standups } from '../../../services/store/schema/standups.ts';
import { dateAfter } from '../../../services/times/messages/moments.ts';
import { ruleSchema } from '../../../services/times/rule.ts';
import { inOrder } from '../../support/in-order.ts';
import { untilStates } from '../../support/slack-acts.ts';
import {
  allStandups,
  comesTo,
  hoursAway,
  standupUrl,
  startStandups,
  typist,
} from '../../support/standups.ts';

const moment = /\w{3} \d{1,2} \w{3,4}, 09:30/;

test('adding a standup tells the channel its terms and the next three times in the asker’s zone', async () => {
  const world = await startStandups();
  const { slack } = world;
  const type = typist(world);
  expect(await type('list')).toContain('no standups');

  const added = await type(`add <${standupUrl}|our call> weekdays 9:30am for 15`, 'in_channel');
  expect(added).toMatch(inOrder('*Standup 1*', `<@${slack.users.ada.id}>`));
  expect(added).toContain('weekdays at 09:30, Europe/Helsinki, for 15 min');
  expect(added.match(new RegExp(moment, 'g'))).toHaveLength(3);
  expect(added).toContain('(Europe/Helsinki)');

  // Another zone: kept with the standup, and told in the asker's.
  const abroad = await typist(world, slack.users.ben.id)(
    `${standupUrl} every other friday at 2pm in berlin`,
    'in_channel',
  );
  expect(abroad).toContain('*Standup 2*');
  expect(abroad).toContain('every other Friday at 14:00, Europe/Berlin');
  expect(abroad).toMatch(/Fri \d{1,2} \w{3,4}, 0[789]:00;.*\(America\/New_York\)/);

  const list = await type('list');
  expect(list.split('\n')).toHaveLength(2);
  expect(list).toMatch(
    inOrder(
      /^\*1\*/,
      'weekdays at 09:30, Europe/Helsinki, for 15 min',
      /next \w{3}/,
      `<@${slack.users.ada.id}>`,
    ),
  );
  expect(await allStandups(world)).toMatchObject([
    { number: 1, timeZone: 'Europe/Helsinki', minutes: 15, callKey: 'meet:abc-defg-hij', version: 1 },
    { number: 2, timeZone: 'Europe/Berlin', minutes: null },
  ]);
  // Another channel counts for itself.
  expect(await typist(world, slack.users.ada.id, slack.channels.general.id)('list')).toContain('no standups');
});

test('a zone without “in” and a range for the length are understood, and a move keeps what it leaves out', async () => {
  const world = await startStandups();
  const type = typist(world);
  expect(await type(`add ${standupUrl} M-F 9:30-9:45 CET`, 'in_channel')).toContain(
    'weekdays at 09:30, Europe/Berlin, for 15 min',
  );
  expect(await type('move 1 10:00', 'in_channel')).toContain('weekdays at 10:00, Europe/Berlin, for 15 min');
  expect(await type('move 1 to fridays', 'in_channel')).toContain('every Friday at 10:00, Europe/Berlin');
  expect(await type('move 1 9am ET for 20', 'in_channel')).toContain(
    'every Friday at 09:00, America/New_York, for 20 min',
  );
  expect(await type(`add ${standupUrl} weekdays 9:30-9:45 Berlin time for 30`, 'in_channel')).toContain(
    'for 30 min',
  );
});

test('a standup of every other week keeps its weeks when its days or times change', async () => {
  const world = await startStandups();
  const type = typist(world);
  await type(`add ${standupUrl} every other friday 14:00`, 'in_channel');
  // It began a week ago, so the coming Friday isn’t one of its days.
  const [first] = await allStandups(world);
  const rule = ruleSchema.parse(first?.rule);
  if (!first?.nextAt || rule.kind !== 'weekly' || !rule.anchor) throw new Error('No weeks');
  const anchor = dateAfter(rule.anchor, -7);
  const nextAt = new Date(first.nextAt.getTime() + 7 * 86_400_000);
  await world.database.db.update(standups).set({ rule: { ...rule, anchor }, nextAt });

  for (const phrase of ['every other friday 15:00', 'every other thursday 15:00', '16:00']) {
    await type(`move 1 ${phrase}`, 'in_channel');
    const [after] = await allStandups(world);
    expect(after?.rule, phrase).toMatchObject({ anchor });
    expect(after?.nextAt?.getTime(), phrase).toBeGreaterThan(first.nextAt.getTime() + 5 * 86_400_000);
  }
});

test('a move without weeks keeps every other week, and a form can choose every week', async () => {
  const world = await startStandups();
  const { slack } = world;
  const user = slack.users.ada.id;
  const type = typist(world);
  await type(`add ${standupUrl} every other friday 14:00`, 'in_channel');
  expect(await type('move 1 monday', 'in_channel')).toContain('every other Monday at 14:00');
  expect(await type('move 1 friday 15:00', 'in_channel')).toContain('every other Friday at 15:00');
  const said = await slack.waitForMessage(({ text }) => text.includes('every other Friday at 15:00'), {
    current: true,
  });
  await slack.press({ user, channel: said.channel, messageTs: said.ts, buttonText: 'Change' });
  const { id: viewId } = await slack.waitForView((view) => view.title === 'Standup 1');
  await slack.submitView({ user, viewId, values: { repeat: 'every:1' } });
  await slack.waitForMessage(({ text }) => text.includes(', every Friday at 15:00'), { current: true });
});

test('the channel reads of each pause, resume, skip, move and removal', async () => {
  const world = await startStandups();
  const type = typist(world);
  const time = hoursAway();
  await type(`add ${standupUrl} daily ${time}`, 'in_channel');
  const next = async () => (await allStandups(world))[0]?.nextAt?.getTime() ?? 0;
  const first = await next();

  expect(await type('skip 1', 'in_channel')).toMatch(
    new RegExp(`skipped standup 1 on \\w{3} \\d+ \\w+, ${time}`),
  );
  expect((await next()) - first).toBe(86_400_000);
  expect(await type('pause #1', 'in_channel')).toContain('paused standup 1');
  expect(await type('pause 1')).toMatch(inOrder('is paused', '`/pika standup resume 1`'));
  expect(await type('list')).toContain('paused by');
  expect(await type('resume 1', 'in_channel')).toContain('resumed standup 1');
  expect(await next()).toBe(first);
  expect(await type('move 1 to mon,wed 10:00', 'in_channel')).toContain(
    'every Monday and Wednesday at 10:00, Europe/Helsinki',
  );
  expect(await type('move 1 weekdays 8:00 in New York', 'in_channel')).toContain('America/New_York');
  // It stays where it was meant, also if someone elsewhere moves it.
  expect(await type('move 1 weekdays 8:15', 'in_channel')).toContain('America/New_York');
  expect(await type('remove 1', 'in_channel')).toContain('removed standup 1');
  expect(await type('list')).toContain('no standups');
  expect(await type('resume 1')).toContain('no such standup');
  expect(await type('skip 7')).toContain('no such standup');
});

test('Undo brings back what was, once; a second Undo says who changed it', async () => {
  const world = await startStandups();
  const { slack } = world;
  const { ada, ben } = slack.users;
  const type = typist(world);
  const time = hoursAway();
  await type(`add ${standupUrl} daily ${time} for 20`, 'in_channel');
  await type('move 1 mon 10:00 for 30', 'in_channel');
  const channel = slack.channels.standup.id;
  const said = (words: RegExp) =>
    slack.waitForMessage((message) => message.channel === channel && words.test(message.text), {
      current: true,
    });
  const undo = async (words: RegExp, user = ada.id) =>
    slack.press({ user, channel, messageTs: (await said(words)).ts, buttonText: 'Undo' });

  await undo(/changed standup 1/, ben.id);
  await said(inOrder(`<@${ben.id}> undid`, 'standup 1', `every day at ${time}, Europe/Helsinki`));
  expect((await allStandups(world))[0]).toMatchObject({ minutes: 20, version: 3 });
  await undo(/changed standup 1/);
  expect((await slack.waitForEphemeral(({ user }) => user === ada.id)).text).toContain('was changed by');

  await type('remove 1', 'in_channel');
  await undo(/removed standup 1/);
  await said(inOrder(`<@${ada.id}> undid`, `every day at ${time}`));
  expect(await type('list')).toContain('*1*');
  // What was just added is removed.
  await type(`add ${standupUrl} fri 9:00`, 'in_channel');
  await undo(/Standup 2\* was set up/);
  await said(inOrder('undid', 'standup 2', 'removed'));
});

test('Undo of a standup whose card is up cancels that too', async () => {
  const world = await startStandups();
  const { slack } = world;
  await typist(world)(`add ${standupUrl} daily ${hoursAway()}`, 'in_channel');
  await comesTo(world, 9);
  await untilStates(world, 'scheduled');
  const said = (words: RegExp) =>
    slack.waitForMessage(({ text }) => words.test(text), { current: true, hoping: String(words) });
  const { ts: messageTs, channel } = await said(/Standup 1\* was set up/);
  await slack.press({ user: slack.users.ben.id, channel, messageTs, buttonText: 'Undo' });
  await said(inOrder('undid', 'standup 1', 'cancelled too', 'removed'));
  await untilStates(world, 'cancelled');
  await world.elapse(10);
  expect(world.pika.sessions).toEqual([]);
});

test('a form sets a standup up and changes it, and shows what is wrong', async () => {
  const world = await startStandups();
  const { slack } = world;
  const { ada } = slack.users;
  const channel = slack.channels.standup.id;
  await typist(world)('');
  const list = await slack.waitForView((view) => view.user === ada.id);
  expect(list).toMatchObject({ title: 'Standups' });
  await slack.pressInView({ user: ada.id, viewId: list.id, buttonText: 'Add…' });
  const form = await slack.waitForView((view) => view.title === 'New standup');
  expect(form.inputs.find(({ blockId }) => blockId === 'zone')).toMatchObject({ initial: 'Europe/Helsinki' });
  const values = { link: standupUrl, days: ['5'], repeat: 'every:2', time: '10:00' };
  const send = (change: Partial<Record<keyof typeof values | 'minutes', string | string[]>>) =>
    slack.submitView({ user: ada.id, viewId: form.id, values: { ...values, ...change } });
  expect(await send({ link: 'https://example.com' })).toMatchObject({
    errors: { link: expect.stringContaining('meet.google.com') },
  });
  expect(await send({ days: ['1', '5'], repeat: 'nth:1' })).toMatchObject({
    errors: { days: expect.stringContaining('one day') },
  });
  await expect(send({ minutes: 'long' })).rejects.toThrow(/no number/);
  await expect(send({ minutes: '1441' })).rejects.toThrow(/not within 1 and 1440/);
  expect(await send({})).toMatchObject({ action: 'close' });
  const said = await slack.waitForMessage(({ text }) => text.includes('*Standup 1*'));
  expect(said.channel).toBe(channel);
  const before = (await allStandups(world))[0];

  await slack.press({ user: ada.id, channel, messageTs: said.ts, buttonText: 'Change' });
  const change = await slack.waitForView((view) => view.user === ada.id && view.title === 'Standup 1');
  expect(change.inputs.map(({ initial }) => initial)).toEqual([
    standupUrl,
    '5',
    'every:2',
    '10:00',
    'Europe/Helsinki',
    '',
  ]);
  await slack.submitView({ user: ada.id, viewId: change.id, values: { minutes: '25' } });
  await slack.waitForMessage(({ text }) => text.includes('changed standup 1') && text.includes('for 25 min'));
  // The weeks go on as they were.
  expect((await allStandups(world))[0]).toMatchObject({
    minutes: 25,
    rule: before?.rule,
    nextAt: before?.nextAt,
  });
});

test('a rule that the form has no fields for is kept, unless someone chooses another', async () => {
  const world = await startStandups();
  const { slack } = world;
  const { ada } = slack.users;
  const channel = slack.channels.standup.id;
  await typist(world)(`add ${standupUrl} cron 30 9 * * 1-5`, 'in_channel');
  const change = async () => {
    const said = await slack.waitForMessage(({ text }) => /standup 1/i.test(text), { current: true });
    const newest = slack.messages(channel).findLast(({ text }) => /standup 1/i.test(text)) ?? said;
    await slack.press({ user: ada.id, channel, messageTs: newest.ts, buttonText: 'Change' });
    return slack.waitForView((view) => view.user === ada.id && view.title === 'Standup 1');
  };
  const form = await change();
  const send = (values: Record<string, string | string[]>) =>
    slack.submitView({ user: ada.id, viewId: form.id, values });
  expect(form.inputs.find(({ blockId }) => blockId === 'repeat')).toMatchObject({ initial: 'kept' });
  expect(await send({ days: ['1'] })).toMatchObject({ errors: { repeat: expect.any(String) } });
  expect(await send({ repeat: 'nth:last' })).toMatchObject({ errors: { days: expect.any(String) } });
  expect(await send({ minutes: '20' })).toMatchObject({ action: 'close' });
  await slack.waitForMessage(({ text }) => text.includes('changed standup 1') && text.includes('for 20 min'));
  expect(await allStandups(world)).toMatchObject([
    { rule: { kind: 'cron', fields: '30 9 * * 1-5' }, minutes: 20, timeZone: 'Europe/Helsinki' },
  ]);
});

test('a form that was refused is refused again, not closed as if it were saved', async () => {
  const world = await startStandups();
  const { slack } = world;
  const { ada, ben } = slack.users;
  const channel = slack.channels.standup.id;
  await typist(world)(`add ${standupUrl} daily ${hoursAway()}`, 'in_channel');
  const said = await slack.waitForMessage(({ text }) => text.includes('was set up'), { current: true });
  await slack.press({ user: ada.id, channel, messageTs: said.ts, buttonText: 'Change' });
  const form = await slack.waitForView((view) => view.user === ada.id);
  await typist(world, ben.id)('pause 1', 'in_channel');
  for (const _ of ['once', 'twice'])
    expect(await slack.submitView({ user: ada.id, viewId: form.id })).toMatchObject({
      action: 'errors',
      errors: { days: expect.stringContaining('was changed') },
    });
});
