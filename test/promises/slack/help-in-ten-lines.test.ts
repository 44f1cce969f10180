import { expect, test } from 'vitest';
import { eachInTurn } from '../../../services/common/in-turn.ts';
import { verbs } from '../../../services/slack/words/commands.ts';
import { buttonsOf } from '../../support/slack-acts.ts';
import { startWorld } from '../../support/world.ts';

const buttons = ['Send Stand-in to a call', 'Standups', 'Calendars', 'Personas', 'Channel policy'];

test('help has every command in under ten lines, and buttons that open the forms', async () => {
  const world = await startWorld();
  const { slack } = world;
  const { ada } = slack.users;
  const place = { channel: slack.channels.general.id, user: ada.id };
  const { text = '' } = await slack.command({ ...place, text: '' });
  expect((await slack.command({ ...place, text: 'help' })).text).toBe(text);
  expect(text.split('\n').length).toBeLessThan(10);
  const named = [...text.matchAll(/`(\w+)[^`]*`/g)].map(([, verb]) => verb);
  expect(named.filter((verb) => verb !== 'pika').toSorted()).toEqual(
    verbs.filter((verb) => verb !== 'help').toSorted(),
  );

  const shown = slack.ephemerals.at(-1);
  const press = (buttonText: string) => slack.press({ ...place, messageTs: shown?.ts ?? '', buttonText });
  const opens = async (buttonText: string, title: string) => {
    await press(buttonText);
    const view = await slack.waitForView((one) => one.title === title && one.user === ada.id);
    await slack.closeView({ user: ada.id, viewId: view.id });
  };
  await opens('Send Stand-in to a call', 'Send Stand-in');
  await opens('Standups', 'Standups');
  await opens('Calendars', 'Calendars');
  await opens('Personas', 'Personas');
  await opens('Channel policy', 'This channel’s policy');
});

test('a mention with nothing in it, or a call for help, is answered with the same once', async () => {
  const world = await startWorld();
  const { slack } = world;
  for (const text of ['', ' help']) {
    const { ts } = await slack.post({
      channel: slack.channels.general.id,
      text: `<@${slack.botUserId}>${text}`,
    });
    const answer = await slack.waitForMessage(({ own, threadTs }) => own && threadTs === ts);
    expect(answer.text).toContain('`join &lt;link&gt;`');
    expect(buttonsOf(answer)).toEqual(buttons);
    await slack.idle();
    expect(slack.messages(answer.channel, ts).filter(({ own }) => own)).toHaveLength(1);
  }
});

test('people of another company read why its buttons open nothing for them', async () => {
  const world = await startWorld();
  const { slack } = world;
  const { xena } = slack.users;
  const channel = slack.channels.shared.id;
  const { ts } = await slack.post({ channel, text: `<@${slack.botUserId}> help` });
  const { ts: messageTs } = await slack.waitForMessage(({ own, threadTs }) => own && threadTs === ts);
  await eachInTurn(['Personas', 'Standups', 'Send Stand-in to a call'], async (buttonText) => {
    const from = slack.journal.entries.length;
    await slack.press({ user: xena.id, channel, messageTs, buttonText });
    const told = await slack.waitForEphemeral(({ user }) => user === xena.id, { from });
    expect(told.text).toContain('Stand-in works here for another workspace');
  });
  expect(slack.openViews(xena.id)).toEqual([]);
});
