import { expect, test } from 'vitest';
import { briefOf, plannedCall } from '../../support/briefs.ts';
import { answerBelow, chooseFact, memoryOf } from '../../support/memory.ts';
import { told } from '../../support/recap.ts';
import { letInAtOnce, waitForCard } from '../../support/slack-acts.ts';
import { spokenCall } from '../../support/spoken-call.ts';
import { startWorld } from '../../support/world.ts';

test('a line that somebody typed into a brief is remembered for the call’s channel, or for them alone, as they choose', async () => {
  const world = await startWorld({ pika: { script: letInAtOnce } });
  const { slack } = world;
  const { ada, ben } = slack.users;
  const { channel, ts } = await plannedCall(world);
  await (await briefOf(world, ada)).send('We hire two people in May\nMy notice ends in June');

  const remember = async (line: string, readers: 'channel' | 'me') => {
    const window = await briefOf(world, ada);
    await window.choose(line, 'Remember…');
    const form = await slack.waitForView(({ user, title }) => user === ada.id && title === 'Remember this');
    expect(JSON.stringify(form.blocks)).toContain(line);
    const answer = await told(world, ada, () =>
      slack.submitView({ user: ada.id, viewId: form.id, values: { text: line, readers } }),
    );
    await window.close();
    return answer;
  };
  expect(await remember('We hire two people in May', 'channel')).toMatch(/I’ll remember.*Members of/);
  expect(await remember('My notice ends in June', 'me')).toContain('Only you can read it');

  // Another's typed line isn't theirs to have remembered; what the channel knows, with where it came from, is theirs to read.
  const bens = await briefOf(world, ben);
  expect(bens.shown()).toContain('We hire two people in May');
  expect(bens.hasMenu('My notice ends in June')).toBe(false);
  const known = await memoryOf(world, ben);
  expect(known).toMatch(
    /We hire two people in May\n_Typed by @Ada into the brief of .*a call.*, in #general_/,
  );
  expect(known).toContain(`/archives/${channel}/p${ts.replace('.', '')}`);
  expect(known).not.toContain('notice');
  expect(await memoryOf(world, ada, 'me')).toContain('My notice ends in June');
  await memoryOf(world, ada);
  expect(await chooseFact(world, ada, 'two people', 'Forget')).toContain('brief keeps the line');
  expect(await memoryOf(world, ben)).not.toContain('two people');
});

test('a line that comes from a call links to that call’s thread', async () => {
  const world = await startWorld({ pika: { notes: 404 } });
  const { slack } = world;
  const { ada } = slack.users;
  const { thread } = await spokenCall(world, 'Ada: I own the billing service.', {
    others: [{ name: 'Ada', email: ada.email }],
  });
  await answerBelow(world, thread, ada, 'billing', 'Keep');
  const { ts } = await thread.reads('kept by');
  const text = 'https://meet.google.com/nxt-aaaa-aaa at 23:59';
  await slack.post({ channel: thread.channel, user: ada.id, text });
  await waitForCard(world, 'nxt-aaaa-aaa', 'joins');
  const window = await briefOf(world, ada);
  const page = `/archives/${thread.channel}/p${ts.replace('.', '')}`;
  expect(window.shown()).toMatch(new RegExp(`I own the billing service\\.\\n_Remembered \\(\\S+${page}\\)`));
});
