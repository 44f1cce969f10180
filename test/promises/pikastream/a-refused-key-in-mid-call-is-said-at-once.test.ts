import { expect, test } from 'vitest';
import { answers } from '../../sandbox/pikastream/fault-effects.ts';
import { cardAtEnd, comesIn, paste, requestsTo } from '../../support/conversation.ts';
import { startWorld } from '../../support/world.ts';

for (const status of [401, 403]) {
  test(`${status}: said at once, nothing new starts, leaving goes on being tried`, async () => {
    const world = await startWorld();
    const { slack, pika } = world;
    const thread = await paste(world);
    const { session } = await comesIn(world, thread);
    const refused = pika.faults.add({ route: '*', effect: answers(status), times: Number.POSITIVE_INFINITY });
    await world.elapse(0.1);

    await thread.reads(
      new RegExp(
        `PikaStream rejected our key \\(HTTP ${status}\\)\\. An admin should check PIKA_DEV_KEY\\. .* it may still be in the call and bill`,
      ),
      { timeout: 15_000 },
    );

    const next = await paste(world, {
      text: 'https://meet.google.com/zzz-zzzz-zzz',
      channel: slack.channels.standup.id,
    });
    await next.reads(
      /^Stand-in couldn’t join the call\. PikaStream rejected our key\. It cost nothing\. An admin should check PIKA_DEV_KEY\./,
    );
    expect(pika.sessions).toHaveLength(1);

    await thread.press('Stop');
    await thread.reads(
      /I can’t make Stand-in leave, and it may still be in the call and bill .* Remove it from the call to be sure\./,
    );
    const tried = requestsTo(world, 'session.delete');
    await expect.poll(() => requestsTo(world, 'session.delete')).toBeGreaterThan(tried);

    refused.remove();
    await world.elapse(0.5);
    await thread.reads(cardAtEnd('@Ada pressed Stop'));
    expect(session).toMatchObject({ status: 'closed', deletes: 1 });
  });
}
