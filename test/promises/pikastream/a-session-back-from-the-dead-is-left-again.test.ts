import { expect, test } from 'vitest';
import { answers } from '../../sandbox/pikastream/fault-effects.ts';
import { cardAtEnd, comesIn, paste, requestsTo } from '../../support/conversation.ts';
import { inOrder } from '../../support/in-order.ts';
import { startWorld } from '../../support/world.ts';

const speech = { speaker: 'Priya Nair', text: 'We are done.', start_ms: 0, end_ms: 900 };

test('a session that is ready again after it closed is left again, until that works', async () => {
  const world = await startWorld();
  const { pika } = world;
  const thread = await paste(world);
  const session = await comesIn(world, thread);
  session.emit({ type: 'transcript.segment', segment: speech });
  session.endCall();
  await world.elapse(0.1);
  await thread.reads(cardAtEnd('The call ended'));

  const refusal = pika.faults.add({ route: 'session.delete', effect: answers(500), times: Infinity });
  session.admit();
  await world.elapse(0.1);
  await expect.poll(() => requestsTo(world, 'session.delete')).toBeGreaterThan(0);
  // Longer than notes are waited for: it bills as long as it runs.
  for (let minute = 0; minute < 12; minute += 1) await world.elapse(1);
  await thread.reads(inOrder('hasn’t confirmed', 'Stand-in (AI) left', 'may still bill'));
  refusal.remove();
  await world.elapse(1);
  await pika.journal.waitFor((entry) => entry.kind === 'session' && entry.change === 'deleted');
  expect(session.session).toMatchObject({ status: 'closed', deletes: 1 });
  expect(world.log.filter(({ msg }) => String(msg).includes('back to ready'))).toHaveLength(1);

  session.finishNotes({ title: 'A short one', summary: 'They were done.', action_items: [], chapters: [] });
  await thread.reads(/A short one.*They were done\./s);
  expect(await world.meetings()).toMatchObject([{ state: 'done', endReason: 'call_ended' }]);
});
