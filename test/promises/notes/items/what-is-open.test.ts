import { expect, test } from 'vitest';
import { recapOf, startRecaps } from '../../../support/recap.ts';
import type { World } from '../../../support/world.ts';

const dayIn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

async function asked({ slack }: World, user: { id: string }, channel: string): Promise<string> {
  const answer = await slack.command({ user: user.id, channel, text: 'actions' });
  expect(answer).toMatchObject({ ok: true, responseType: 'ephemeral' });
  return answer.text ?? '';
}

/** Without markup that differs from day to day. */
function plain(answer: string): string[] {
  return answer
    .replaceAll(/<https:[^|>]+\/p\d+\|([^>]+)>/g, '[$1]')
    .replaceAll(/, \w{3} \d+ \w+\]/g, ']')
    .replaceAll(/due \w{3} \d+ \w+( \d{4})?/g, 'due …')
    .split('\n');
}

test('the list shows the asker’s items first, then unassigned ones, then others’, each by due date', async () => {
  const world = await startRecaps();
  const { slack } = world;
  const { ada, ben, dora } = slack.users;
  const { general, standup } = slack.channels;
  expect(await asked(world, ada, general.id)).toContain('No open actions');
  const first = await recapOf(world, {
    title: 'Planning <now>',
    items: [
      { text: 'For Ben', owner: 'Ben' },
      { text: 'For nobody' },
      { text: 'For Ada, later', owner: 'Ada', due: dayIn(20) },
      { text: 'For *Priya*', owner: 'Priya Nair', due: dayIn(3) },
      { text: 'Over', owner: 'Ada' },
    ],
  });
  await first.reads('• Over');
  await first.choose(ada, 'Over', 'Done');
  await first.reads('~Over~');
  const second = await recapOf(world, {
    title: 'Retro',
    code: 'bbb-bbbb-bbb',
    items: [
      { text: 'For Ada, soon', owner: 'Ada', due: dayIn(-2) },
      { text: 'For Ada, some day', owner: 'Ada', due: 'some day' },
    ],
  });
  await second.reads('• For Ada, some day');
  const third = await recapOf(world, {
    title: 'Standup',
    code: 'ccc-cccc-ccc',
    channel: standup.id,
    items: [
      { text: 'For Ada elsewhere', owner: 'Ada' },
      { text: 'For Dora', owner: 'Dora' },
    ],
  });
  await third.reads('• For Dora');

  const answer = await asked(world, ada, general.id);
  expect(plain(answer)).toEqual([
    expect.stringContaining('6 open actions'),
    '*Yours*',
    '• For Ada, soon (:warning: *overdue*, was due …) · [Retro]',
    '• For Ada, later (due …) · [Planning &lt;now&gt;]',
    '• For Ada, some day (due some day) · [Retro]',
    '*Unassigned*',
    '• For nobody · [Planning &lt;now&gt;]',
    '*Others’*',
    '• For ∗Priya∗ (*Priya Nair*, due …) · [Planning &lt;now&gt;]',
    `• For Ben (<@${ben.id}>) · [Planning &lt;now&gt;]`,
    expect.stringContaining('in their threads'),
  ]);
  const page = `https://${slack.domain}.slack.com/archives/${general.id}/p${first.ts.replace('.', '')}`;
  expect(answer).toContain(`<${page}|Planning`);

  // In the DM: the asker's own, of every channel they are in, and of no other.
  expect(plain(await asked(world, ada, ada.dm))).toEqual([
    expect.stringContaining('4 open actions'),
    '*Yours*',
    '• For Ada, soon (:warning: *overdue*, was due …) · [Retro]',
    '• For Ada, later (due …) · [Planning &lt;now&gt;]',
    '• For Ada, some day (due some day) · [Retro]',
    '• For Ada elsewhere · [Standup]',
    expect.stringContaining('in their threads'),
  ]);
  standup.members.delete(ada.id);
  await world.restart();
  expect(await asked(world, ada, ada.dm)).not.toContain('elsewhere');
  // Whoever looks into a public channel without being in it is told nothing of its calls.
  expect(await asked(world, dora, general.id)).toContain('No open actions');
});

test('items that don’t fit are counted', async () => {
  const world = await startRecaps();
  const { ada } = world.slack.users;
  const items = Array.from({ length: 40 }, (_, index) => ({ text: `Number ${index}. ${'x'.repeat(300)}` }));
  const recap = await recapOf(world, { items });
  await recap.reads('• Number 20.');
  const answer = await asked(world, ada, recap.channel);
  const [head = ''] = answer.split('\n');
  const total = Number(/^\*(\d+) open actions/.exec(head)?.[1]);
  const shown = answer.match(/^• Number \d+\./gm)?.length ?? 0;
  expect(shown).toBeGreaterThan(5);
  expect(answer).toContain(`and ${total - shown} more`);
  expect(answer.length).toBeLessThan(4_000);
});

test('nobody sees the items of a held recap before its release', async () => {
  const world = await startRecaps();
  const { slack } = world;
  const { ada, ben } = slack.users;
  const channel = slack.channels.general.id;
  await slack.command({ user: ada.id, channel, text: 'recap hold' });
  const ended = recapOf(world, {
    items: [{ text: 'Send the plan', owner: 'Ben', due: dayIn(30) }],
    participants: [{ name: 'Someone Else' }],
    // What stands in its place.
    title: 'The recap is held',
  });
  const recap = await ended;
  expect(recap.shown()).not.toContain('Send the plan');
  expect(await asked(world, ben, channel)).toContain('No open actions');
  const [item] = await recap.items();
  const { ts } = await slack.post({ channel, user: ben.id, text: 'hi', threadTs: recap.ts });
  const from = slack.journal.entries.length;
  const value = `${item?.id}:1:done`;
  await slack.press({ user: ben.id, channel, messageTs: ts, actionId: 'item_menu', value });
  const said = await slack.waitForEphemeral(({ user }) => user === ben.id, { from });
  expect(said.text).toContain('held for review');
  expect(await recap.items()).toMatchObject([{ version: 1, state: 'open' }]);
});
