import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { answers } from '../../sandbox/pikastream/fault-effects.ts';
import { cardAtEnd, comesIn, paste, requestsTo, sessionFor } from '../../support/conversation.ts';
import { spokenCall } from '../../support/spoken-call.ts';
import { startWorld } from '../../support/world.ts';

test('stopped in a live call: Stand-in stays in the call, and the next process can end it', async () => {
  const world = await startWorld();
  const thread = await paste(world);
  const session = await sessionFor(world);
  session.admit();
  await thread.reads('*Stand-in (AI) is connected*');

  await world.app.stop();
  expect(session.session).toMatchObject({ status: 'ready', deletes: 0 });
  session.emit({ type: 'participant.joined', participant: { name: 'Priya Nair' } });
  await world.restart();
  await thread.reads('*Stand-in (AI) is in the call*');
  await thread.press('Stop');
  await thread.reads(cardAtEnd('@Ada pressed Stop'));
  expect(session.session).toMatchObject({ status: 'closed', deletes: 1 });
});

test('stopped while a session is requested: an answer in time is kept', async () => {
  const world = await startWorld();
  const { pika } = world;
  const hold = pika.faults.hold('session.create', 'answer');
  const thread = await paste(world);
  await pika.journal.waitFor((entry) => entry.kind === 'session' && entry.change === 'created');
  const stopped = world.app.stop();
  hold.release();
  await stopped;
  await world.restart();
  const { admit } = await sessionFor(world);
  admit();
  await thread.reads('*Stand-in (AI) is connected*');
  expect(requestsTo(world, 'session.create')).toBe(1);
});

test('killed while it held a call: the next process goes on at once, and never takes a call from one that lives', async () => {
  const world = await startWorld();
  const thread = await paste(world);
  const session = await sessionFor(world);
  session.admit();
  await thread.reads('*Stand-in (AI) is connected*');
  const [meeting] = await world.meetings();
  const [dead, alive] = [randomUUID(), randomUUID()];
  await world.restart({}, async () => {
    const { db } = world.database;
    await db.execute(sql`insert into processes (id, alive_until) values
      (${dead}, clock_timestamp() - interval '1 second'), (${alive}, clock_timestamp() + interval '1 hour')`);
    await db.execute(
      sql`update leases set holder = ${alive}, held_until = clock_timestamp() + interval '1 hour'`,
    );
    await db.execute(sql`update leases set holder = ${dead} where name = ${`meeting:${meeting?.id}`}`);
  });
  await thread.press('Stop');
  await expect.poll(() => session.session).toMatchObject({ status: 'closed', deletes: 1 });
  const { rows } = await world.database.db.execute<{ holder: string }>(
    sql`select distinct holder from leases where held_until > clock_timestamp() + interval '50 minutes'`,
  );
  expect(rows).toEqual([{ holder: alive }]);
  expect(world.log).toContainEqual(expect.objectContaining({ deaths: 1 }));
});

test('stopped while leaving: the next process leaves', async () => {
  const world = await startWorld();
  const { pika } = world;
  const thread = await paste(world);
  const { session } = await comesIn(world, thread);
  const refusing = pika.faults.add({
    route: 'session.delete',
    effect: answers(503),
    times: Number.POSITIVE_INFINITY,
  });
  await thread.press('Stop');
  await thread.reads('*Stand-in (AI) is leaving*');
  await expect.poll(() => refusing.used).toBeGreaterThan(0);
  await world.app.stop();
  refusing.remove();
  await world.restart();
  await thread.reads(cardAtEnd('@Ada pressed Stop'));
  expect(session).toMatchObject({ status: 'closed', deletes: 1 });
});

test('stopped while notes are made: the recap comes from the next process, once', async () => {
  const world = await startWorld();
  const { thread, session } = await spokenCall(world, 'Priya Nair: Bye.');
  await thread.reads('Collecting');
  await world.app.stop();
  session.finishNotes({ summary: 'They said goodbye.', action_items: [], chapters: [] });
  await world.restart();
  await thread.reads('They said goodbye.');
  await thread.reads('*Stand-in (AI) attended*');
  expect(thread.ours().filter((text) => /goodbye.*Action items/s.test(text))).toHaveLength(1);
});
