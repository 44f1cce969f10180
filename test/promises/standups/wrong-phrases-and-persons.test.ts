import { expect, test } from 'vitest';
import { allStandups, standupUrl, startStandups, typist } from '../../support/standups.ts';

test('a wrong phrase gets what was understood, what was not, and examples; nothing is saved', async () => {
  const world = await startStandups();
  const type = typist(world);
  const answers: [typed: string, answer: string][] = [
    [
      `add ${standupUrl} mon and wed`,
      'I understood “every Monday and Wednesday”. At what time? For example `weekdays 09:30`',
    ],
    [`add ${standupUrl} at 9:30`, 'I understood “at 09:30”. On which days?'],
    [`add ${standupUrl} freitags 9:30`, 'I understood “at 09:30”. I don’t understand “freitags”.'],
    [
      `add ${standupUrl} friday at 2`,
      'Is 2 in the night or in the afternoon? Write `2am`, `2pm`, `02:00` or `14:00`.',
    ],
    [`add ${standupUrl} mondays at 2:30`, 'Write `2:30am`, `2:30pm`, `02:30` or `14:30`.'],
    [`add ${standupUrl}`, 'Say when. For example'],
    [`add ${standupUrl} weekdays at dawn`, '`mon,wed 10:00 in Berlin for 15`'],
    [
      `add ${standupUrl} mon 9:00 wed 11:00 in berlin for 15`,
      `I understood “every Monday at 09:00” and “every Wednesday at 11:00”. That is two standups: add each.
\`/pika standup add ${standupUrl} every Monday at 09:00 in berlin for 15\`
\`/pika standup add ${standupUrl} every Wednesday at 11:00 in berlin for 15\``,
    ],
    [
      `add ${standupUrl} 1st and 15th at 9:30`,
      `several take cron.\n\`/pika standup add ${standupUrl} cron 30 9 1,15 * *\``,
    ],
    [
      `add ${standupUrl} 1st and 15th of the month at 9:30 and 14:00 in berlin for 15`,
      `several take cron: that is two standups, add each.
\`/pika standup add ${standupUrl} cron 30 9 1,15 * * in berlin for 15\`
\`/pika standup add ${standupUrl} cron 0 14 1,15 * * in berlin for 15\``,
    ],
    [`add ${standupUrl} 1st and 15th of the month`, 'At what time?'],
    [`add ${standupUrl} weekdays 9:30 IST`, '`Asia/Kolkata` or `Asia/Jerusalem` or `Europe/Dublin`'],
    [`add ${standupUrl} cron 0 25 * * *`, 'the hour is not right: “25”'],
    [`add ${standupUrl} cron * * * * *`, 'more often than every 15 minutes'],
    [`add ${standupUrl} weekdays 9:30 in UTC+2`, 'does not know of summer time: name a place'],
    [`add ${standupUrl} weekdays 9:30 in atlantis`, 'I know no time zone “atlantis”'],
    [`add ${standupUrl} weekdays 9:30 in IST`, '`Asia/Kolkata` or `Asia/Jerusalem` or `Europe/Dublin`'],
    ['add weekdays 9:30', 'I can’t join that link'],
    ['add http://meet.google.com.evil.com/abc-defg-hij weekdays 9:30', 'I can’t join that link'],
    ['dance', 'Usage: `/pika standup'],
    ['pause', 'Usage: `/pika standup'],
    ['pause one', 'Usage: `/pika standup'],
    ['move 1', 'Usage: `/pika standup'],
    [`add ${standupUrl} <!channel> \`x\` 9:30`, '“&lt;!channel&gt;'],
  ];
  for (const [typed, answer] of answers) {
    const said = await type(typed);
    expect(said, typed).toContain(answer);
    expect(said.length).toBeLessThan(1_500);
  }
  expect(await allStandups(world)).toEqual([]);
});

test('what is to be changed into two stays, and the lines to copy change it into the first', async () => {
  const world = await startStandups();
  const type = typist(world);
  await type(`add ${standupUrl} daily 9:30`, 'in_channel');
  const said = await type('move 1 mon 9:00, thu 15:00 for 20');
  const [first = '', second = ''] = said.match(/(?<=`\/pika standup )[^`]+/g) ?? [];
  expect(await allStandups(world)).toMatchObject([{ version: 1 }]);
  expect(await type(first, 'in_channel')).toContain('changed standup 1');
  expect(await type(second, 'in_channel')).toContain('*Standup 2* is set up');
  expect(await allStandups(world)).toMatchObject([
    { rule: { days: [1], times: [540] }, minutes: 20 },
    { rule: { days: [4], times: [900] }, minutes: 20 },
  ]);
});

test('the lines to copy give the second one the zone and the length that the first one has', async () => {
  const world = await startStandups();
  const type = typist(world);
  await type(`add ${standupUrl} daily 9:30 in Tokyo for 15`, 'in_channel');
  const said = await type('move 1 mon 9:00, thu 15:00');
  const [first = '', second = ''] = said.match(/(?<=`\/pika standup )[^`]+/g) ?? [];
  await type(first, 'in_channel');
  await type(second, 'in_channel');
  expect(await allStandups(world)).toMatchObject([
    { rule: { days: [1] }, timeZone: 'Asia/Tokyo', minutes: 15 },
    { rule: { days: [4] }, timeZone: 'Asia/Tokyo', minutes: 15 },
  ]);
});

test('guests and people of other channels change nothing; a channel has twenty', async () => {
  const world = await startStandups();
  const { slack } = world;
  const { ada, gus, dora } = slack.users;
  const { standup, general } = slack.channels;
  const add = `add ${standupUrl} weekdays 9:30`;
  expect(await typist(world, gus.id)(add)).toContain('Guests can’t do that');
  expect(await allStandups(world)).toEqual([]);

  await typist(world)(add, 'in_channel');
  for (const verb of ['pause 1', 'skip 1', 'remove 1', 'move 1 daily 9:00'])
    expect(await typist(world, gus.id)(verb), verb).toContain('Guests can’t do that');
  // Its number means nothing elsewhere.
  expect(await typist(world, ada.id, general.id)('remove 1')).toContain('There is no such standup');
  const said = await slack.waitForMessage(({ text }) => text.includes('is set up'), { current: true });
  await slack.press({ user: gus.id, channel: standup.id, messageTs: said.ts, buttonText: 'Undo' });
  expect((await slack.waitForEphemeral(({ user }) => user === gus.id)).text).toContain('Guests cannot');
  await slack.press({ user: gus.id, channel: standup.id, messageTs: said.ts, buttonText: 'Change' });
  expect(await allStandups(world)).toMatchObject([{ version: 1, removedAt: null }]);

  const type = typist(world, dora.id);
  for (let number = 2; number <= 20; number += 1) await type(add, 'in_channel');
  expect(await type(add)).toContain('This channel has 20 standups, which is the most');
});
