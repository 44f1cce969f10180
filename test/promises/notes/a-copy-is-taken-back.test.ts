import { expect, test } from 'vitest';
import { renderMessage } from '../../sandbox/slack/render-text.ts';
import { recapOf, startRecaps } from '../../support/recap.ts';
import { copiesIn, copyReads, share, sharedCall } from '../../support/shared-recaps.ts';
import type { World } from '../../support/world.ts';

async function sharedRecap() {
  const world = await startRecaps();
  const recap = await recapOf(world, sharedCall);
  const leads = world.slack.channels.private.id;
  await share(world, recap, world.slack.users.ben, leads);
  await copyReads(world, leads, /They agreed on the plan/);
  return { world, recap, leads };
}

function toldInThread({ slack }: World, channel: string): string[] {
  return slack
    .messages(channel)
    .map(renderMessage)
    .filter((text) => text.includes('took the copy'));
}

test('when another company connects to a channel, copies there are taken back, and their threads are told once', async () => {
  const { world, recap, leads } = await sharedRecap();
  const { slack } = world;
  await slack.connectChannel(leads);
  await expect.poll(() => copiesIn(world, leads)).toEqual([]);
  await expect.poll(() => toldInThread(world, recap.channel)).toHaveLength(1);
  expect(toldInThread(world, recap.channel)[0]).toContain('#leads');

  // What changes of the recap goes nowhere but to its own thread.
  await recap.choose(slack.users.ada, 'for the jars', 'Done');
  await slack.connectChannel(leads);
  await slack.idle();
  expect(copiesIn(world, leads)).toEqual([]);
  expect(toldInThread(world, recap.channel)).toHaveLength(1);
  expect(await share(world, recap, slack.users.ada, leads)).toContain('other companies');
});

test('so they are when somebody of another company comes', async () => {
  const { world, recap, leads } = await sharedRecap();
  const { slack } = world;
  await slack.addMember({ channel: leads, user: slack.users.cleo.id });
  await slack.idle();
  expect(copiesIn(world, leads)).toHaveLength(1);
  await slack.addMember({ channel: leads, user: slack.users.xena.id });
  await expect.poll(() => copiesIn(world, leads)).toEqual([]);
  await expect.poll(() => toldInThread(world, recap.channel)).toHaveLength(1);
});

test('and what nobody heard of is found at the next start; a copy that was on its way is never sent', async () => {
  const world = await startRecaps();
  const { slack } = world;
  const recap = await recapOf(world, sharedCall);
  const { private: leads, standup } = slack.channels;
  await share(world, recap, slack.users.ben, leads.id);
  await copyReads(world, leads.id, /They agreed on the plan/);
  slack.faults.fail('chat.postMessage', 'internal_error', 1, (args) => args.channel === standup.id);
  await share(world, recap, slack.users.ada, standup.id);
  await world.restart({}, async () => {
    for (const channel of [leads, standup]) channel.isExtShared = true;
  });
  await expect.poll(() => toldInThread(world, recap.channel)).toHaveLength(2);
  await expect.poll(() => copiesIn(world, leads.id)).toEqual([]);
  const sent = slack.journal.entries.flatMap((entry) => (entry.kind === 'message' ? [entry.message] : []));
  const inStandup = sent.filter(({ channel }) => channel === standup.id).map(({ text }) => text);
  expect(inStandup.join()).not.toContain('Marmalade');
});
