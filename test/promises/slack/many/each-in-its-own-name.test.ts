import { expect, test } from 'vitest';
import { connectAgent } from '../../../support/agent.ts';
import { homeOf } from '../../../support/home.ts';
import { acme, globex, installedInBoth } from '../../../support/many-workspaces.ts';
import { buttonValueOf, goLive, press, waitForCard } from '../../../support/slack-acts.ts';
import type { World } from '../../../support/world.ts';

// Both workspaces have the same people and channels, by the same ids.
const [acmesCode, globexCode] = ['aaa-aaaa-aaa', 'bbb-bbbb-bbb'];

test('cards, their edits and what is whispered stay in the workspace that they are for', async () => {
  const { worlds } = await installedInBoth();
  const [one, two] = worlds;
  const acmes = await goLive(one, { code: acmesCode });
  const globexs = await goLive(two, { code: globexCode });
  expect(acmes.card.channel).toBe(globexs.card.channel);

  await press(two, two.slack.users.ada, globexs.card, 'Stop');
  await waitForCard(two, globexCode, /ended|left/i);

  expect(await statesOf(one)).toMatchObject({ [acme.teamId]: 'live' });
  expect(await typed(one, 'status')).toMatch(/aaa-aaaa-aaa(?![\s\S]*bbb-bbbb-bbb)/);
  expect(seenIn(one)).not.toContain(globexCode);
  expect(seenIn(two)).not.toContain(acmesCode);
});

test('a button that carries the id of another workspace’s call does nothing to it', async () => {
  const { worlds } = await installedInBoth();
  const [one, two] = worlds;
  const acmes = await goLive(one, { code: acmesCode });
  const globexs = await goLive(two, { code: globexCode });
  const { channel, ts: messageTs } = globexs.card;
  const user = two.slack.users.ada.id;

  const stop = { actionId: 'meeting_stop', value: buttonValueOf(acmes.card, 'meeting_stop') };
  expect(await two.slack.press({ user, channel, messageTs, ...stop })).toMatchObject({ ok: true });

  expect(await statesOf(one)).toEqual({ [acme.teamId]: 'live', [globex.teamId]: 'live' });
  expect(seenIn(one)).not.toContain('Leaving');
});

test('who people are is asked in their own workspace: an admin there is none here', async () => {
  const { worlds } = await installedInBoth();
  const [one, two] = worlds;
  two.slack.users.ada.isAdmin = false;
  expect(await typed(one, 'workspace budget $20')).toContain('$20.00');
  expect(await typed(two, 'workspace budget $30')).toContain('Only workspace admins');
  expect(await typed(one, 'workspace budget $25')).toContain('$25.00');
  expect(await typed(two, 'workspace')).not.toMatch(/\$2[05]\.00/);
});

test('the wallet is shown where the people are who pay for it, and nowhere else', async () => {
  const { worlds } = await installedInBoth({ settings: { OPERATOR_WORKSPACE: acme.teamId } });
  const [one, two] = worlds;
  expect(await typed(one, 'wallet')).toMatch(/wallet has [\d,]+ credits/);
  expect(await typed(two, 'wallet')).not.toMatch(/\d/);
  const wallet = 'The wallet has about';
  expect(await homeOf(one, one.slack.users.ada).open(wallet)).toContain(wallet);
  expect(await homeOf(two, two.slack.users.ada).open('Workspace')).not.toContain(wallet);

  two.pika.wallet.set(37);
  const { ts } = await two.slack.post({
    channel: two.slack.channels.general.id,
    text: `https://meet.google.com/${globexCode}`,
  });
  await waitForCard(two, globexCode, 'too few credits');
  const told = JSON.stringify(two.slack.messages(two.slack.channels.general.id, ts));
  expect(told).not.toMatch(/\b37\b|checkout|Top up/);
});

test('a Home tab and a form are shown in their own workspace', async () => {
  const { worlds } = await installedInBoth();
  const [one, two] = worlds;
  const { ada } = one.slack.users;
  await goLive(one, { code: acmesCode });
  await goLive(two, { code: globexCode });
  expect(await homeOf(one, ada).open(acmesCode)).not.toContain(globexCode);
  expect(await homeOf(two, ada).open(globexCode)).not.toContain(acmesCode);

  await typed(two, 'workspace');
  await typed(two, 'policy');
  expect(two.slack.openViews(ada.id)).toHaveLength(1);
  expect(one.slack.openViews(ada.id)).toEqual([]);
});

test('what is approved, and what is uploaded, goes where it was asked for', async () => {
  const { worlds } = await installedInBoth();
  const [one, two] = worlds;
  two.slack.faults.limitCanvases('disabled');
  for (const [world, code, words] of [
    [one, acmesCode, 'Only for Acme'],
    [two, globexCode, 'Only for Globex'],
  ] as const) {
    const { meeting } = await goLive(world, { code });
    const agent = await connectAgent(world);
    const asking = (input: object) => ({ meeting_id: meeting.id, input });
    await agent.call('draft_document', asking({ title: words, markdown: words }));
    await agent.call('post_message', asking({ to: '#standup', text: words }));
  }

  // Acme's document is a canvas; Globex has none, so its is a file.
  await two.slack.waitForFile(({ completed }) => completed);
  expect(two.slack.files()).toMatchObject([{ title: 'Only for Globex' }]);
  expect([one.slack.files(), one.slack.canvases()]).toMatchObject([[], [{ title: 'Only for Acme' }]]);

  const cards = [await approvalIn(one), await approvalIn(two)] as const;
  // Ben's press in his own channel, with what stands on the other's card.
  const value = buttonValueOf(cards[0], 'run_approve');
  const { channel, ts: messageTs } = cards[1];
  await two.slack.press({ user: two.slack.users.ben.id, channel, messageTs, actionId: 'run_approve', value });
  await press(two, two.slack.users.ben, cards[1], 'Approve');
  await expect.poll(() => postedIn(two)).toEqual(['Only for Globex']);
  expect(postedIn(one)).toEqual([]);

  await press(one, one.slack.users.ben, cards[0], 'Approve');
  await expect.poll(() => postedIn(one)).toEqual(['Only for Acme']);
  expect(postedIn(two)).toEqual(['Only for Globex']);
});

function postedIn({ slack }: World): string[] {
  return slack.messages(slack.channels.standup.id).map(({ text }) => text);
}

function approvalIn({ slack }: World) {
  return slack.waitForMessage(({ own, blocks }) => own && JSON.stringify(blocks).includes('run_approve'), {
    current: true,
    hoping: 'an approval',
  });
}

async function typed({ slack }: World, text: string): Promise<string> {
  const said = await slack.command({ user: slack.users.ada.id, channel: slack.channels.general.id, text });
  return said.text ?? '';
}

/** What of ours people of a workspace see by now. */
function seenIn({ slack }: World): string {
  const { channels, users, ephemerals } = slack;
  const places = [...Object.values(channels).map(({ id }) => id), users.ada.dm, users.ben.dm];
  const messages = places.flatMap((id) => slack.messages(id)).filter(({ own }) => own);
  return JSON.stringify([messages, ephemerals, slack.files(), slack.home(users.ada.id)]);
}

/** How far each workspace's call is. */
async function statesOf(world: World) {
  return Object.fromEntries((await world.meetings()).map(({ teamId, state }) => [teamId, state]));
}
