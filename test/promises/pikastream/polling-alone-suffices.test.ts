import { expect, test } from 'vitest';
import { cardAtEnd, paste, requestsTo, sessionFor } from '../../support/conversation.ts';
import { inOrder } from '../../support/in-order.ts';
import { startWorld } from '../../support/world.ts';

for (const status of [404, 405] as const) {
  test(`no feed and no notes (${status}): the meeting works, and the thread says what is missing`, async () => {
    const world = await startWorld({ pika: { feed: status, notes: status } });
    const thread = await paste(world);
    const session = await sessionFor(world);
    session.admit();
    await thread.reads('is connected');
    await thread.reads('can’t tell who');
    // There is someone, but nobody can know.
    session.emit({ type: 'participant.joined', participant: { name: 'Priya Nair' } });
    expect(requestsTo(world, 'session.events')).toBe(1);

    await world.elapse(10);
    session.endCall();
    await thread.reads(cardAtEnd('The call ended', '10 min, about \\$2\\.\\d\\d'));
    await thread.reads(inOrder('made no notes', 'connected at', 'left at', 'nothing about who', 'no speech'));
    expect(thread.cardStates().join()).not.toContain('*Stand-in (AI) is in the call*');
    expect(requestsTo(world, 'session.events')).toBe(1);
    expect(await world.meetings()).toMatchObject([
      { state: 'done', feed: 'absent', endReason: 'call_ended' },
    ]);
  });
}
