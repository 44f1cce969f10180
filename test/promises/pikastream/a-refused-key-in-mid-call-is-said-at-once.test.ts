import { expect, test } from 'vitest';
import { answers } from '../../sandbox/pikastream/fault-effects.ts';
import { cardAtEnd, comesIn, paste, requestsTo } from '../../support/conversation.ts';
import { inOrder } from '../../support/in-order.ts';
import { startWorld } from '../../support/world.ts';

for (const status of [401, 403]) {
  test(`${status}: the thread says so at once, nothing new starts, and leaving is tried again and again`, async () => {
    const world = await startWorld();
    const { slack, pika } = world;
    const thread = await paste(world);
    const { session } = await comesIn(world, thread);
    const refused = pika.faults.add({ route: '*', effect: answers(status), times: Number.POSITIVE_INFINITY });
    await world.elapse(0.1);

    await thread.reads(
      inOrder('rejected our key', `(HTTP ${status})`, 'PIKA_DEV_KEY', 'may still be in the call'),
    );

    const next = await paste(world, {
      text: 'https://meet.google.com/zzz-zzzz-zzz',
      channel: slack.channels.standup.id,
    });
    await next.reads(
      inOrder(/^Stand-in \(AI\) couldn’t join/, 'rejected our key', 'cost nothing', 'PIKA_DEV_KEY'),
    );
    expect(pika.sessions).toHaveLength(1);

    await thread.press('Stop');
    await thread.reads(inOrder('can’t make Stand-in (AI) leave', 'may still be in the call', 'Remove it'));
    const tried = requestsTo(world, 'session.delete');
    await expect.poll(() => requestsTo(world, 'session.delete')).toBeGreaterThan(tried);

    refused.remove();
    await world.elapse(0.5);
    await thread.reads(cardAtEnd('@Ada pressed Stop'));
    expect(session).toMatchObject({ status: 'closed', deletes: 1 });
  });
}
