import { expect, test } from 'vitest';
import { calendarWorld, inMinutes } from '../../support/calendars.ts';
import { channelSends, havePersona } from '../../support/personas.ts';
import { untilStates } from '../../support/slack-acts.ts';
import {
  allStandups,
  comesTo,
  hoursAway,
  minutesAway,
  standupUrl,
  startStandups,
  typist,
} from '../../support/standups.ts';

test('a standup sends the persona that it names, and says so', async () => {
  const world = await startStandups();
  const nova = await havePersona(world, { name: 'Nova' });
  const type = typist(world);
  expect(await type(`add ${standupUrl} as Nova daily ${hoursAway()} for 15`, 'in_channel')).toContain(
    'as *Nova*',
  );
  expect((await allStandups(world))[0]).toMatchObject({ personaId: nova.id });
  expect(await type('list')).toContain('as *Nova*');
  const { slack } = world;
  const user = slack.users.ada.id;
  await slack.command({ channel: slack.channels.general.id, user, text: 'personas' });
  const list = await slack.waitForView((view) => view.user === user && view.title === 'Personas');
  expect(JSON.stringify(list.blocks)).toContain(`Standups in <#${slack.channels.standup.id}>`);
});

test('its card is of that persona, also where the channel sends another', async () => {
  const world = await startStandups();
  await channelSends(world, await havePersona(world, { name: 'Rex' }), world.slack.channels.standup.id);
  await havePersona(world, { name: 'Nova' });
  await typist(world)(`add ${standupUrl} as Nova daily ${hoursAway()}`, 'in_channel');
  await comesTo(world, 5);
  await expect.poll(async () => (await world.meetings())[0]?.botName).toBe('Nova (AI, takes notes)');
});

test('where its persona was archived, whom the channel sends goes', async () => {
  const world = await startStandups();
  const nova = await havePersona(world, { name: 'Nova' });
  await typist(world)(`add ${standupUrl} as Nova daily ${hoursAway()}`, 'in_channel');
  await world.database.db.execute(`update personas set archived_at = now() where id = '${nova.id}'`);
  await comesTo(world, 5);
  await expect.poll(async () => (await world.meetings())[0]?.botName).toBe('Stand-in (AI, takes notes)');
});

test('a standup is moved to another persona, and keeps it when only its time changes', async () => {
  const world = await startStandups();
  await havePersona(world, { name: 'Nova' });
  const type = typist(world);
  await type(`add ${standupUrl} daily ${hoursAway()}`, 'in_channel');
  await type(`move 1 daily ${minutesAway(400)} as Nova`, 'in_channel');
  expect(await type('list')).toContain('as *Nova*');
  await type(`move 1 daily ${minutesAway(420)}`, 'in_channel');
  expect(await type('list')).toContain('as *Nova*');
});

test('a calendar’s rules send the persona chosen in their form', async () => {
  const world = await calendarWorld();
  const { slack } = world;
  const { ada } = slack.users;
  const nova = await havePersona(world, { name: 'Nova' });
  world.feeds.set([{ uid: 'mine', start: inMinutes(12), organiser: ada.email, title: 'Mine' }]);
  await world.addCalendar();
  await slack.command({ user: ada.id, channel: ada.dm, text: 'calendar rules' });
  const form = await slack.waitForView((view) => view.user === ada.id);
  const values = {
    send: 'mine',
    outside: 'true',
    channel: slack.channels.general.id,
    ahead: '15',
    persona: nova.id,
  };
  await slack.submitView({ user: ada.id, viewId: form.id, values });
  await slack.waitForEphemeral(({ text }) => text.includes('*Nova*'));
  expect((await untilStates(world, 'scheduled'))[0]?.botName).toBe('Nova (AI, takes notes)');
});
