import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { renderMessage } from '../../sandbox/slack/render-text.ts';
import { connectAgent } from '../../support/agent.ts';
import { comesIn, paste } from '../../support/conversation.ts';
import { forbid } from '../../support/do-not-say.ts';
import { policyForm } from '../../support/policy.ts';
import { say, spokenCall } from '../../support/spoken-call.ts';
import { startWorld, type World } from '../../support/world.ts';

type Row = Readonly<Record<string, string>>;

/** A row of “Who sees what” in docs/security.md, by its first words. */
async function rowOf(name: string): Promise<Row> {
  const text = await readFile(new URL('../../../docs/security.md', import.meta.url), 'utf8');
  const table = text.split('## Who sees what')[1]?.split('\n## ')[0] ?? '';
  const [head = [], , ...rows] = table
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  const row = rows.find(([first]) => first?.startsWith(name));
  if (!row) throw new Error(`docs/security.md has no row “${name}”`);
  return Object.fromEntries(head.map((column, at) => [column, row[at] ?? '']));
}

/** Whether a cell grants it while a recap is held, and once it isn't. */
function granted(cell = ''): [held: boolean, shown: boolean] {
  return cell.startsWith('no,') || cell.includes('unless held')
    ? [false, true]
    : cell === 'no'
      ? [false, false]
      : [true, true];
}

/** Who has the words of a call now. */
async function seenIn(world: World, threadText: () => string): Promise<Record<string, boolean>> {
  const { slack } = world;
  const [meeting] = await world.meetings();
  const agent = await connectAgent(world, slack.users.cleo.id);
  const heard = await agent.call('get_meeting', { meeting_id: meeting?.id, segments: 50 });
  const dm = slack.messages(slack.users.ada.dm).map(renderMessage).join('\n');
  return {
    'who asked': `${dm}${threadText()}`.includes('secret budget'),
    'members of the channel': threadText().includes('secret budget'),
    agents: JSON.stringify(heard).includes('secret budget'),
  };
}

test.each([
  ['recap, highlights', 'Release'],
  ['recap and files that a do-not-say list holds', 'Send anyway'],
] as const)('“%s” is shown to whom the table says, before and after “%s”', async (name, button) => {
  const row = await rowOf(name);
  const world = await startWorld({ pika: { notes: 404 } });
  const { slack } = world;
  if (button === 'Send anyway') await forbid(world, 'channel', 'secret budget');
  else
    await slack.command({ channel: slack.channels.general.id, user: slack.users.ada.id, text: 'recap hold' });
  const { thread } = await spokenCall(world, 'Ben: I will send the secret budget to finance by Friday.');
  await thread.reads('highlights are held');
  await slack.waitForMessage(
    (message) => message.channel === slack.users.ada.dm && renderMessage(message).includes('secret budget'),
    { hoping: 'the recap in Ada’s DM' },
  );
  const threadText = () => thread.ours().join('\n');
  const held = await seenIn(world, threadText);
  await thread.press(button);
  await thread.reads('secret budget');
  const shown = await seenIn(world, threadText);
  for (const column of Object.keys(held))
    expect([column, held[column], shown[column]]).toEqual([column, ...granted(row[column])]);
});

test('a policy is read and changed by whom the table says', async () => {
  const cells = async (name: string) => {
    const row = await rowOf(`policy of ${name}`);
    return [row['members of the channel'], row['guests there'], row['other workspaces there'], row.agents];
  };
  expect(await cells('a channel: reading it')).toEqual(['full members', 'no', 'no', 'no']);
  expect((await cells('a channel: changing it'))[0]).toMatch(/^full members, or the approvers they named/);
  expect(await cells('the workspace')).toEqual(['admins', 'no', 'no', 'no']);
  const world = await startWorld();
  const { slack } = world;
  const { ada, ben, cleo, sol } = slack.users;
  const channel = slack.channels.general.id;
  const reads = async (user: { id: string }, text: string) =>
    !(await slack.command({ user: user.id, channel, text })).text;
  expect([await reads(ben, 'policy'), await reads(sol, 'policy')]).toEqual([true, false]);
  expect([await reads(ada, 'policy workspace'), await reads(ben, 'policy workspace')]).toEqual([true, false]);
  const changes = async (user: { id: string }) => {
    const form = await policyForm(world, user, 'channel');
    const answer = await form.send({ keep: 'notes' });
    return !JSON.stringify(answer ?? '').includes('errors');
  };
  await slack.command({ user: ada.id, channel, text: `approvers <@${cleo.id}>` });
  expect([await changes(ben), await changes(cleo)]).toEqual([false, true]);
});

test.each(['words of a call of which notes alone are kept', 'words of a call of which nothing is kept'])(
  '“%s” are seen by whom the table says',
  async (name) => {
    const row = await rowOf(name);
    const keep = name.includes('nothing') ? 'nothing' : 'notes';
    const world = await startWorld({ pika: { notes: 404 } });
    const form = await policyForm(world, world.slack.users.ada, 'channel');
    await form.send({ keep });
    await world.slack.waitForEphemeral(({ text }) => text.includes('policy is saved'));
    const thread = await paste(world);
    const session = await comesIn(world, thread);
    say(session, 'Ben: I will send the secret budget to finance by Friday.');
    const agent = await connectAgent(world, world.slack.users.cleo.id);
    const [meeting] = await world.meetings();
    const heard = async () =>
      JSON.stringify(await agent.call('get_meeting', { meeting_id: meeting?.id, segments: 50 }));
    await expect.poll(heard).toContain('"speaker":"Ben"');
    const during = (await heard()).includes('secret budget');
    session.endCall();
    await world.elapse(0.2);
    await thread.reads(keep === 'nothing' ? 'There’s no recap' : 'I have no summary of this call');
    await expect.poll(heard).not.toContain('secret budget');
    expect(thread.ours().join('\n')).not.toContain('secret budget');
    const isUntilRecap = row.agents?.includes('until the recap is there') ?? false;
    expect([row.agents, during]).toEqual([keep === 'nothing' ? 'no' : row.agents, isUntilRecap]);
    expect([row['guests there'], row['other workspaces there'], row.exports]).toEqual(['no', 'no', 'no']);
  },
);

test('a list is shown to whom the table says', async () => {
  const channelRow = await rowOf('do-not-say list of a channel');
  const workspaceRow = await rowOf('do-not-say list of the workspace');
  expect([channelRow['members of the channel'], channelRow['guests there']]).toEqual(['full members', 'no']);
  expect([workspaceRow['members of the channel'], workspaceRow['guests there']]).toEqual(['admins', 'no']);
  const world = await startWorld();
  const { slack } = world;
  const { ada, ben, sol } = slack.users;
  const opens = async (user: { id: string }, text: string) => {
    const channel = slack.channels.general.id;
    const answer = await slack.command({ user: user.id, channel, text });
    return !answer.text;
  };
  expect(await opens(ben, 'policy')).toBe(true);
  expect(await opens(sol, 'policy')).toBe(false);
  expect(await opens(ada, 'policy workspace')).toBe(true);
  expect(await opens(ben, 'policy workspace')).toBe(false);
});
