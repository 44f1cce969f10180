import { expect, test } from 'vitest';
import { comesIn, paste } from '../../support/conversation.ts';
import { startWorld, type World } from '../../support/world.ts';

const itsName = 'Stand-in (AI, takes notes)';

/** A call in which somebody else is called like the persona. */
async function callWithNamesake(world: World) {
  const thread = await paste(world);
  const session = await comesIn(world, thread);
  for (const id of ['avatar', 'person'])
    session.emit({ type: 'participant.joined', participant: { id, name: itsName } });
  return { thread, session };
}

async function ledger({ slack }: World, channel: string): Promise<string> {
  const text = 'consent https://meet.google.com/abc-defg-hij';
  return (await slack.command({ user: slack.users.ada.id, channel, text })).text ?? '';
}

test('words of somebody who is called like it announce nothing, and what they object to counts', async () => {
  const world = await startWorld();
  const { thread, session } = await callWithNamesake(world);
  const say = (text: string, second: number) =>
    session.emit({
      type: 'transcript.segment',
      segment: { speaker: itsName, text, start_ms: second * 1_000, end_ms: second * 1_000 + 900 },
    });
  say('I am an AI researcher.', 1);
  say('Please don’t record this.', 2);
  await thread.reads(`“${itsName}” in the call doesn’t want this`);
  await thread.press('Leave');
  await thread.reads('Whether it said that it’s an AI isn’t known');
  const entered = await ledger(world, thread.channel);
  expect(entered).toContain('Please don’t record this');
  expect(entered).not.toContain('Its own words');
  // The other one is in the ledger like everybody who came.
  expect(entered).toContain(`“${itsName}” was seen`);
});

test('so it is where only a late transcript tells', async () => {
  const world = await startWorld();
  const { thread, session } = await callWithNamesake(world);
  const said = ['I am an AI researcher.', 'Please don’t record this.', 'The merger is in June.'];
  session.emit({
    type: 'notes.ready',
    notes: {
      ...{ summary: 'They merge in June.', action_items: [], chapters: [] },
      transcript: said.map((text, at) => ({
        ...{ speaker: itsName, text, start_ms: at * 5_000, end_ms: at * 5_000 + 900 },
      })),
    },
  });
  session.endCall();
  await world.elapse(0.2);
  await thread.reads(`“${itsName}” in the call doesn’t want this`);
  await thread.reads(`“${itsName}” objected`);
  expect(await ledger(world, thread.channel)).not.toContain('Its own words');
  expect(thread.ours().join('\n')).not.toContain('June');
});
