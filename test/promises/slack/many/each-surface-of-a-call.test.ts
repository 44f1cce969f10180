import { expect, test } from 'vitest';
import { homeOf } from '../../../support/home.ts';
import { acme, globex, installedInBoth } from '../../../support/many-workspaces.ts';
import { onlyWhereItIsDone, writesIn } from '../../../support/mixed-up.ts';
import { goLive, untilCardsAreKnown, waitForCard } from '../../../support/slack-acts.ts';
import type { World } from '../../../support/world.ts';

const [code, otherCode] = ['aaa-aaaa-aaa', 'bbb-bbbb-bbb'];
const link = (of: string) => `https://meet.google.com/${of}`;

/** Violations are allowed: what is mixed up has the app ask a workspace for messages and windows that it hasn't got. */
function bothWithCallCards() {
  return installedInBoth({
    settings: { SLACK_CALL_CARD: 'on' },
    scopes: ['calls:write'],
    allowViolations: true,
  });
}

function marksOn({ slack }: World, ts: string): string[] {
  const message = slack.messages(slack.channels.general.id).find((one) => one.ts === ts);
  return (message?.reactions ?? []).map(({ name }) => name);
}

test('the mark on a link, Slack’s own call card and its end stay in their workspace, and another’s message is never marked', async () => {
  const { worlds, slack } = await bothWithCallCards();
  const [one, two] = worlds;
  const acmes = await goLive(one, { code });
  await expect.poll(() => marksOn(one, acmes.ts)).toEqual(['eyes']);
  await expect.poll(() => one.slack.calls()).toMatchObject([{ joinUrl: link(code), isEnded: false }]);
  expect(writesIn(two)).toEqual([]);

  const globexs = await goLive(two, { code: otherCode });
  await expect.poll(() => marksOn(two, globexs.ts)).toEqual(['eyes']);
  await expect.poll(() => two.slack.calls()).toMatchObject([{ joinUrl: link(otherCode), isEnded: false }]);
  expect(one.slack.calls()).toHaveLength(1);

  // A message of Acme's, said to be of Globex: its mark is asked for there, where it isn't.
  const channel = one.slack.channels.general.id;
  const mixed = await slack.saidOf(acme, globex, () =>
    one.slack.post({ channel, text: link('ccc-cccc-ccc') }),
  );
  await expect.poll(async () => (await one.meetings()).map(({ teamId }) => teamId)).toHaveLength(3);
  await expect.poll(() => writesIn(two).filter((method) => method === 'reactions.add')).toHaveLength(2);
  expect(marksOn(one, mixed.ts)).toEqual([]);

  await one.slack.press({
    user: one.slack.users.ben.id,
    channel,
    messageTs: acmes.card.ts,
    buttonText: 'Stop',
  });
  await expect.poll(() => one.slack.calls()).toMatchObject([{ isEnded: true }]);
  expect(two.slack.calls()[0]).toMatchObject({ isEnded: false });
  expect(one.slack.violations).toEqual([]);
});

test('a card’s buttons, the Home tab, shortcuts and Slack’s own stop act in their own workspace alone', async () => {
  const many = await installedInBoth({ allowViolations: true });
  const [one, two] = many.worlds;
  const { ada, ben } = one.slack.users;
  const channel = one.slack.channels.general.id;
  const { card, ts: threadTs, meeting } = await goLive(one, { code });
  await untilCardsAreKnown(one);
  const onCard = { user: ben.id, channel, messageTs: card.ts };
  let viewId = '';
  const opened = (title: string, user = ada.id) =>
    one.slack.waitForView((view) => view.title === title && view.user === user);
  const inHome = homeOf(one, ben);
  await inHome.open(code);
  const soon = String(Math.floor(Date.now() / 1_000) + 7_200);
  const values = { link: link('ddd-dddd-ddd'), channel, when: soon };

  await onlyWhereItIsDone(many, [
    {
      what: 'more time on the card',
      act: () => one.slack.press({ ...onCard, actionId: 'meeting_extend' }),
      shows: () =>
        expect
          .poll(async () => (await one.meetings())[0]?.limitMinutes)
          .toBeGreaterThan(meeting.limitMinutes),
    },
    {
      what: 'a form from the card',
      act: () => one.slack.press({ ...onCard, user: ada.id, buttonText: 'Tell the agent' }),
      shows: () => opened('Tell the agent'),
    },
    {
      what: 'the Home tab',
      act: () => one.slack.openHome(ada.id),
      shows: () => homeOf(one, ada).reads(code),
    },
    {
      what: 'a window from the Home tab',
      act: () =>
        one.slack.pressInView({
          user: ben.id,
          viewId: one.slack.home(ben.id)?.id ?? '',
          buttonText: 'Agents',
        }),
      shows: () => opened('Agents', ben.id),
    },
    {
      what: 'the shortcut from anywhere',
      act: () => one.slack.globalShortcut({ user: ada.id, callbackId: 'send_to_call' }),
      shows: () => opened('Send Stand-in'),
    },
    {
      what: 'the form of that shortcut',
      before: async () => {
        await one.slack.globalShortcut({ user: ada.id, callbackId: 'send_to_call' });
        viewId = (await opened('Send Stand-in')).id;
      },
      act: () => one.slack.submitView({ user: ada.id, viewId, values }),
      shows: () => waitForCard(one, 'ddd-dddd-ddd', 'Asked by'),
    },
    {
      what: 'a message’s shortcut to ask',
      act: () =>
        one.slack.shortcut({ user: ada.id, channel, messageTs: threadTs, callbackId: 'ask_about_call' }),
      shows: () => opened('Ask about this call'),
    },
    {
      what: 'the form to remember a message',
      before: async () => {
        await one.slack.shortcut({
          user: ada.id,
          channel,
          messageTs: threadTs,
          callbackId: 'remember_message',
        });
        viewId = (await opened('Remember this')).id;
      },
      act: () => one.slack.submitView({ user: ada.id, viewId, values: { text: 'We ship on Fridays' } }),
      shows: async () => {
        const { rows } = await one.database.db.execute(
          `select team_id from facts where text like '%Fridays%'`,
        );
        expect(rows).toContainEqual({ team_id: acme.teamId });
      },
    },
  ]);
  await onlyWhereItIsDone(many, [
    {
      what: 'Slack’s own stop',
      act: () => one.slack.stopSession({ user: ben.id, channel, threadTs }),
      shows: () => waitForCard(one, code, 'pressed Stop'),
    },
  ]);
  expect(one.slack.violations).toEqual([]);
  expect(JSON.stringify(two.slack.journal.entries)).not.toContain(code);
});
