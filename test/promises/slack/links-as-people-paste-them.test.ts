import { expect, test } from 'vitest';
import { letInAtOnce, outbox, untilStates, waitForReply } from '../../support/slack-acts.ts';
import { startWorld } from '../../support/world.ts';

const undo = { settings: { JOIN_UNDO_SECONDS: '600' } };
const teams = 'https://teams.microsoft.com/l/meetup-join/19%3ameeting_x%40thread.v2/0';

test('an invitation from Zoom, wrapped by a mail program, is joined with the passcode that is written in it', async () => {
  const world = await startWorld({ pika: { script: letInAtOnce } });
  const { slack, pika } = world;
  const wrapped = `https://eur05.safelinks.protection.outlook.com/?url=${encodeURIComponent('https://us02web.zoom.us/j/81234567890')}&amp;data=05`;

  await slack.post({
    channel: slack.channels.general.id,
    text: `Join Zoom Meeting\n<${wrapped}>\n\nMeeting ID: 812 3456 7890\nPasscode: 482913`,
  });

  await untilStates(world, 'live');
  expect(pika.sessions).toMatchObject([
    {
      platform: 'zoom',
      password: '482913',
      meetUrl: 'https://us02web.zoom.us/j/81234567890?pwd=482913',
    },
  ]);
});

test('a bare link, as Slack marks it, is joined', async () => {
  const world = await startWorld(undo);
  await world.slack.post({
    channel: world.slack.channels.general.id,
    text: 'now: <http://meet.google.com/abc-defg-hij|meet.google.com/abc-defg-hij>',
  });
  expect((await world.meetings()).map(({ callUrl }) => callUrl)).toEqual([
    'https://meet.google.com/abc-defg-hij',
  ]);
});

test('only the person who pastes a link that can’t be joined is told why, once', async () => {
  const world = await startWorld(undo);
  const { slack } = world;
  const channel = slack.channels.general.id;
  const from = slack.journal.entries.length;

  await slack.post({ channel, user: slack.users.ben.id, text: `planning: <${teams}>` });

  const said = await slack.waitForEphemeral(({ user }) => user === slack.users.ben.id, { from });
  expect(said.text).toContain('Microsoft Teams');
  expect(await world.meetings()).toEqual([]);
  expect(await outbox(world)).toHaveLength(1);
});

test('an app’s link, a page of that service, or a link in a channel with auto off gets no answer', async () => {
  const world = await startWorld(undo);
  const { slack } = world;
  const channel = slack.channels.general.id;
  await slack.post({ channel, bot: slack.calendarBot, text: `planning: <${teams}>` });
  await slack.post({ channel, text: 'docs: <https://teams.microsoft.com/l/message/19:x@thread.v2/1>' });
  await slack.command({ channel, user: slack.users.ada.id, text: 'auto off' });
  const before = await outbox(world);
  await slack.post({ channel, text: `planning: <${teams}>` });
  expect(await outbox(world)).toEqual(before);
});

test('in a DM the answer says why a link can’t be joined', async () => {
  const world = await startWorld(undo);
  const { slack } = world;
  const dm = await slack.post({ channel: slack.users.ada.dm, user: slack.users.ada.id, text: teams });
  const answer = await waitForReply(world, dm.ts, 'Microsoft Teams');
  expect(answer.text).toContain('`https://meet.google.com/abc-defg-hij`');
});
