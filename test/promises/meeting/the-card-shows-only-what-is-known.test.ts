import { expect, test } from 'vitest';
import { paste, sessionFor } from '../../support/conversation.ts';
import { inOrder } from '../../support/in-order.ts';
import { startWorld } from '../../support/world.ts';

test('the card goes through its states in order, each on evidence', async () => {
  const world = await startWorld({ settings: { JOIN_UNDO_SECONDS: '600' } });
  const { pika } = world;
  const thread = await paste(world);
  await thread.reads(
    inOrder(
      'Stand-in (AI) joins abc-defg-hij',
      'unless someone',
      '@Ada · $0.275 a minute ($16.50 an hour)',
      '60 min, $16.50',
      '\n[Join now]  [Don’t join]  [Brief]',
    ),
  );
  const wallet = pika.faults.hold('balance');
  const create = pika.faults.hold('session.create');
  await thread.press('Join now');
  await thread.reads(/\*Checking the wallet\*.*\[Stop\]/s);
  wallet.release();
  await thread.reads(/\*Sending Stand-in \(AI\)\*.*\[Stop\]/s);
  expect(pika.sessions).toEqual([]);
  create.release();
  const session = await sessionFor(world);
  await thread.reads(
    inOrder('*Stand-in (AI) is connecting*', /\d s, about \$0\.0\d/, '[Stop]  [Extend 15 min (+$4.13)]'),
  );

  session.setStatus('connecting', { videoWorkerConnected: true });
  session.emit({ type: 'x.lobby', note: 'knocking' });
  session.setStatus('connecting', { meetingBotConnected: true });
  // Both are connected: PikaStream says that it is in the meeting, and nobody has been seen there.
  await thread.reads('*Stand-in (AI) is connected*');
  await world.elapse(10);
  await thread.reads(
    inOrder('*Stand-in (AI) is connected*', /10 min, about \$2\.[78]\d/, 'Leaves at', '(60 min, $16.50'),
  );
  expect(thread.cardStates().join()).not.toContain('is in the call');

  session.emit({
    type: 'transcript.segment',
    segment: { speaker: '', text: 'Hello?', start_ms: 0, end_ms: 500 },
  });
  await world.elapse(0.1);
  await thread.reads('*Stand-in (AI) is in the call*');

  session.endCall();
  await world.elapse(0.1);
  await thread.reads(inOrder('*Stand-in (AI) left*', 'The call ended', 'Collecting'));
  session.finishNotes({ title: 'A call', summary: 'Someone said hello.', action_items: [], chapters: [] });
  await world.elapse(0.1);
  await thread.reads(inOrder('*Stand-in (AI) attended*', 'The call ended', /10 min, about \$2\.\d\d$/));

  const order = thread.cardStates().map((state) => /\*([^*]*)\*/.exec(state)?.[1]?.replace(/ \(http.*/, ''));
  expect(order.filter((state, index) => state !== order[index - 1])).toEqual([
    'Stand-in (AI) joins abc-defg-hij',
    'Checking the wallet',
    'Sending Stand-in (AI)',
    'Stand-in (AI) is connecting',
    'Stand-in (AI) is connected',
    'Stand-in (AI) is in the call',
    'Stand-in (AI) left',
    'Stand-in (AI) attended',
  ]);
});

test('seeing only its own name among the participants, Stand-in doesn’t say that it’s in the call', async () => {
  const world = await startWorld();
  const thread = await paste(world);
  const session = await sessionFor(world);
  session.emit({ type: 'participant.joined', participant: { name: 'Stand-in (AI, takes notes)' } });
  session.admit();
  await thread.reads('*Stand-in (AI) is connected*');
  await world.elapse(0.1);
  await expect.poll(async () => (await world.meetings())[0]?.feedCursor).toBe('c-1');
  expect(thread.ours().join()).not.toContain('is in the call');
});
