import { expect, test } from 'vitest';
import { sayBadLink } from '../../../services/slack/words/commands.ts';
import { allStandups, standupUrl, startStandups, typist } from '../../support/standups.ts';

test('a wrong phrase gets what was understood, what was not, and a form or examples; nothing is saved', async () => {
  const world = await startStandups();
  const type = typist(world);
  const answers: [typed: string, ...answers: string[]][] = [
    [`add ${standupUrl} mon and wed`, '“every Monday and Wednesday”', 'At what time?', 'form'],
    [`add ${standupUrl} at 9:30`, '“at 09:30”', 'On which days?', 'form'],
    [`add ${standupUrl} freitags 9:30`, '“at 09:30”', '“freitags”'],
    [`add ${standupUrl} friday at 2`, '02:00 or 14:00', '`2am`', '`2pm`'],
    [`add ${standupUrl} mondays at 2:30`, '02:30 or 14:30', '`2:30am`', '`2:30pm`'],
    [`add ${standupUrl}`, 'found no time'],
    [`add ${standupUrl} weekdays at dawn`, '“weekdays”', '“dawn”'],
    [`add ${standupUrl} mon 9:00 wed 11:00 in berlin for 15`, '“every Monday at 09:00”', 'add one for each'],
    [`add ${standupUrl} 1st and 15th at 9:30`, 'cron'],
    [`add ${standupUrl} weekdays 9:30 IST`, '`Asia/Kolkata` or `Asia/Jerusalem` or `Europe/Dublin`'],
    [`add ${standupUrl} cron 0 25 * * *`, 'hour', '“25”', '`cron 30 9 * * 1-5`'],
    [`add ${standupUrl} cron * * * * *`, 'every 15 minutes', '`weekdays 09:30`'],
    [`add ${standupUrl} weekdays 9:30 in UTC+2`, 'daylight saving time', 'Name a place'],
    [`add ${standupUrl} weekdays 9:30 in atlantis`, 'time zone “atlantis”'],
    [`add ${standupUrl} weekdays 9:30 in IST`, '`Asia/Kolkata` or `Asia/Jerusalem` or `Europe/Dublin`'],
    ['add weekdays 9:30', sayBadLink('weekdays')],
    ['add http://meet.google.com.evil.com/abc-defg-hij weekdays 9:30', 'meet.google.com/abc-defg-hij'],
    ['dance', '/pika standup'],
    ['pause one', '/pika standup'],
    [`add ${standupUrl} <!channel> \`x\` 9:30`, '“&lt;!channel&gt;'],
  ];
  for (const [typed, ...expected] of answers) {
    const said = await type(typed);
    for (const answer of expected) expect(said, typed).toContain(answer);
    expect(said.length).toBeLessThan(1_500);
  }
  expect(await allStandups(world)).toEqual([]);
});

test('the form of an unclear phrase has what was understood, and sets the standup up', async () => {
  const world = await startStandups();
  const { slack } = world;
  const user = slack.users.ada.id;
  const type = typist(world);
  await type(`add ${standupUrl} every other friday at 2 in tokyo for 15`);
  const form = await slack.waitForView((view) => view.title === 'New standup');
  expect(JSON.stringify(form.blocks)).toContain('02:00 or 14:00');
  expect(initials(form)).toEqual({
    ...{ link: standupUrl, days: '5', repeat: 'every:2', time: '', zone: 'Asia/Tokyo', minutes: '15' },
  });
  expect(await slack.submitView({ user, viewId: form.id, values: { time: '14:00' } })).toMatchObject({
    action: 'close',
  });
  await slack.waitForMessage(({ text }) => text.includes('*Standup 1*'));
  expect(await allStandups(world)).toMatchObject([
    { rule: { days: [5], every: 2, times: [840] }, timeZone: 'Asia/Tokyo', minutes: 15 },
  ]);

  await type('move 1 first mon 9:00 and third mon 9:00');
  const change = await slack.waitForView((view) => view.title === 'Standup 1');
  expect(initials(change)).toMatchObject({ days: '1', repeat: 'nth:1', time: '09:00', zone: 'Asia/Tokyo' });
  await slack.submitView({ user, viewId: change.id });
  await slack.waitForMessage(({ text }) => text.includes('the first Monday of every month at 09:00'), {
    current: true,
  });
  expect(await allStandups(world)).toMatchObject([{ version: 2, minutes: 15 }]);
});

test('where Slack opens no form, the answer has examples', async () => {
  const world = await startStandups();
  world.slack.faults.fail('views.open', 'trigger_expired');
  const said = await typist(world)(`add ${standupUrl} mon and wed`);
  expect(said).toContain('At what time?');
  expect(said).toContain('`mon,wed 10:00 in Berlin for 15`');
});

test('guests and people of other channels change nothing; a channel has twenty standups at most', async () => {
  const world = await startStandups();
  const { slack } = world;
  const { ada, gus, dora } = slack.users;
  const { standup, general } = slack.channels;
  const add = `add ${standupUrl} weekdays 9:30`;
  expect(await typist(world, gus.id)(add)).toContain('Guests can’t do');
  expect(await allStandups(world)).toEqual([]);

  await typist(world)(add, 'in_channel');
  for (const verb of ['pause 1', 'skip 1', 'remove 1', 'move 1 daily 9:00'])
    expect(await typist(world, gus.id)(verb), verb).toContain('Guests can’t do');
  // Its number means nothing elsewhere.
  expect(await typist(world, ada.id, general.id)('remove 1')).toContain('no such standup');
  const said = await slack.waitForMessage(({ text }) => text.includes('was set up'), { current: true });
  await slack.press({ user: gus.id, channel: standup.id, messageTs: said.ts, buttonText: 'Undo' });
  expect((await slack.waitForEphemeral(({ user }) => user === gus.id)).text).toContain('Guests can’t do');
  await slack.press({ user: gus.id, channel: standup.id, messageTs: said.ts, buttonText: 'Change' });
  expect(await allStandups(world)).toMatchObject([{ version: 1, removedAt: null }]);

  const type = typist(world, dora.id);
  for (let number = 2; number <= 20; number += 1) await type(add, 'in_channel');
  expect(await type(add)).toContain('limit of 20 standups');
});

function initials({ inputs }: { inputs: readonly { blockId: string; initial: string }[] }) {
  return Object.fromEntries(inputs.map(({ blockId, initial }) => [blockId, initial]));
}
