import { expect, test } from 'vitest';
import { renderMessage } from '../../sandbox/slack/render-text.ts';
import { forbid } from '../../support/do-not-say.ts';
import { recapOf, startRecaps, told } from '../../support/recap.ts';
import { copiesIn, copyReads, sharedCall as end, type Person, share } from '../../support/shared-recaps.ts';

test('a recap is shared to another channel once, changes with the recap, and goes when the call is forgotten', async () => {
  const world = await startRecaps();
  const { slack } = world;
  const { ada, ben } = slack.users;
  const recap = await recapOf(world, end);
  const leads = slack.channels.private.id;
  // Slack did it, and its answer was lost.
  slack.faults.loseAnswer('chat.postMessage');
  expect(await told(world, ben, () => share(world, recap, ben, leads))).toContain('Shared to');
  const copy = await copyReads(
    world,
    leads,
    /They agreed on the plan[\s\S]*c…@acme\.example for the jars \(Ben/,
  );
  expect(copy).toContain('shared by @Ben from #general');
  expect(copy).toContain('Open it there');
  expect(copy).not.toMatch(/carla|\[Done|\[Share/);

  expect(await share(world, recap, ada, leads)).toContain('already shared there');
  await recap.choose(ada, 'for the jars', 'Done');
  await copyReads(world, leads, /for the jars \(Ben, done\)/);

  const forget = async (user: Person, text: string, buttonText: string) => {
    const place = { channel: recap.channel, user: user.id };
    const asked = await slack.command({ ...place, text });
    const { ts } = await slack.waitForEphemeral((one) => one.text === asked.text && one.user === user.id);
    await slack.press({ ...place, messageTs: ts, buttonText });
  };
  await forget(ben, 'forget me', 'Delete my data');
  expect(await copyReads(world, leads, /Recap shared from #general/)).not.toContain('@Ben');
  await forget(ada, 'forget https://meet.google.com/abc-defg-hij', 'Forget it');
  await expect.poll(() => copiesIn(world, leads)).toEqual([]);
});

test('it goes only where its sharer and I are, and no other company is', async () => {
  const world = await startRecaps();
  const { slack } = world;
  const { ada, cleo, sol } = slack.users;
  const recap = await recapOf(world, end);
  const { general, elsewhere, shared, private: leads, standup } = slack.channels;
  expect(await share(world, recap, ada, elsewhere.id)).toContain('I’m not in that channel');
  expect(await share(world, recap, ada, shared.id)).toContain('other companies');
  expect(await share(world, recap, ada, general.id)).toContain('in that channel. Choose another');
  expect(await share(world, recap, ada, ada.dm)).toContain('only share to channels');
  expect(await share(world, recap, cleo, leads.id)).toContain('You’re not in that channel');
  expect(await share(world, recap, sol, standup.id)).toContain('You’re not in that channel');
  for (const { id } of [elsewhere, shared, leads, standup]) expect(copiesIn(world, id)).toEqual([]);
});

test('a channel that reviews recaps lets only people of the call share, and no do-not-say list is broken', async () => {
  const world = await startRecaps();
  const { slack } = world;
  const { ada, ben } = slack.users;
  const general = slack.channels.general.id;
  await slack.command({ user: ada.id, channel: general, text: 'recap hold' });
  const recap = await recapOf(world, { ...end, title: 'The recap is held' });
  const held = await recap.reads('held');
  const forged = { actionId: 'notes_share', value: recap.meetingId };
  const opened = await slack.press({ user: ben.id, channel: general, messageTs: held.ts, ...forged });
  expect(opened).toMatchObject({ ok: true });
  const form = await slack.waitForView(({ title }) => title === 'Share the recap');
  const leads = slack.channels.private.id;
  const sent = await slack.submitView({ user: ben.id, viewId: form.id, values: { channel: leads } });
  expect(JSON.stringify(sent)).toContain('held for review');
  await slack.closeView({ user: ben.id, viewId: form.id });

  await slack.press({ user: ada.id, channel: general, messageTs: held.ts, buttonText: 'Release' });
  const released = /^\*The recap is held\*\nThey agreed/;
  await recap.reads(released);
  const press = async (user: Person) => {
    const { ts: messageTs } = await recap.reads(released);
    await slack.press({ user: user.id, channel: general, messageTs, buttonText: 'Share…' });
    const { id: viewId } = await slack.waitForView(
      (one) => one.user === user.id && one.title === 'Share the recap',
    );
    const answer = await slack.submitView({ user: user.id, viewId, values: { channel: leads } });
    if (answer.errors) await slack.closeView({ user: user.id, viewId });
    return JSON.stringify(answer);
  };
  expect(await press(ben)).toContain('Only people who asked for the call or were in it can share');
  await forbid(world, 'workspace', 'jars');
  expect(await press(ada)).toContain('do-not-say list');
  await forbid(world, 'workspace', 'something else');
  expect(await press(ada)).toContain('close');
  await expect.poll(() => slack.messages(leads).map(renderMessage).join()).toContain('for the jars');
});
