import { expect, test } from 'vitest';
import { onThisMachine } from '../../../on-this-machine.ts';
import { typed } from '../../../support/past-meetings.ts';
import { goLive, letInAtOnce, waitForReply } from '../../../support/slack-acts.ts';
import { startWorld } from '../../../support/world.ts';

test('words of a call are found once its recap is in the thread', async () => {
  const world = await startWorld({ pika: { script: letInAtOnce } });
  const { slack, pika } = world;
  const { ts, session } = await goLive(world);
  const { emit, endCall } = pika.control(session.id);
  const say = (speaker: string, text: string, start_ms: number) =>
    emit({ type: 'transcript.segment', segment: { speaker, text, start_ms, end_ms: start_ms + 900 } });
  say('Priya Nair', 'The marmalade launch moves', 61_000);
  say('Priya Nair', 'to the ninth of April.', 62_000);
  emit({
    type: 'notes.ready',
    notes: {
      title: 'Breakfast sync',
      summary: 'They talked.',
      decisions: ['Toast is out.'],
      action_items: [],
      chapters: [],
    },
  });
  expect(await typed(world, 'ask marmalade')).not.toContain('ninth of April');

  endCall();
  await world.elapse(0.2);
  await waitForReply(world, ts, 'Breakfast sync', onThisMachine(20_000));

  const page = `https://standin-works.slack.com/archives/${slack.channels.general.id}/p${ts.replace('.', '')}`;
  const found = await typed(world, 'ask when is the marmalade launch?');
  expect(found).toContain(`<${page}|Breakfast sync>`);
  expect(found).toContain('Priya Nair `01:01`\n>The marmalade launch moves to the ninth of April.');
  expect(await typed(world, 'ask what was decided about toast?')).toContain(': a decision');
});
