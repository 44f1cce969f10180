import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { comesIn, paste, sessionFor } from '../../support/conversation.ts';
import { inOrder } from '../../support/in-order.ts';
import { policyForm } from '../../support/policy.ts';
import { startWorld, type World } from '../../support/world.ts';

type Session = Awaited<ReturnType<typeof comesIn>>;

/** A live call; `say` has somebody say something, so many tenths of a second into it, which all are over. */
async function liveCall(world: World) {
  const thread = await paste(world);
  const session = await comesIn(world, thread);
  return { thread, session, say: sayIn(session) };
}

function sayIn(session: Session) {
  const from = Date.now() - 500;
  return (speaker: string, text: string, second: number) =>
    session.emit({
      type: 'transcript.segment',
      at: new Date(from + second * 100).toISOString(),
      segment: { speaker, text, start_ms: second * 1_000, end_ms: second * 1_000 + 900 },
    });
}

async function wordsKept({ database }: World): Promise<string[]> {
  const { rows } = await database.db.execute<{ text: string }>(
    sql`select body #>> '{segment,text}' as text from session_events where type = 'transcript.segment' order by at, id`,
  );
  return rows.map(({ text }) => text).filter((text) => text !== '');
}

test('it asks the thread, keeps nothing meanwhile, and leaves where nobody answers', async () => {
  const world = await startWorld();
  const { thread, session, say } = await liveCall(world);
  say('Priya Nair', 'We ship on Monday.', 1);
  say('Jonas Weber', 'Please don’t record this.', 2);
  await thread.reads(
    inOrder('“Jonas Weber” in the call', 'don’t record this', 'no words from', '[Leave]', '[Stay]'),
  );
  say('Jonas Weber', 'The merger is in June.', 3);
  await expect.poll(() => wordsKept(world)).toEqual(['We ship on Monday.', 'Please don’t record this.']);
  await world.elapse(2);
  await thread.reads('Somebody didn’t want me in the call');
  await thread.reads('Whether it said that it’s an AI isn’t known');
  await expect.poll(() => session.session.status).toBe('closed');
  await expect.poll(() => wordsKept(world)).not.toContain('The merger is in June.');
});

test('who objects while the thread is asked is named there too, before anybody says that all agree', async () => {
  const world = await startWorld();
  const thread = await paste(world);
  const session = await comesIn(world, thread);
  const objects = (speaker: string, second: number) =>
    session.emit({
      type: 'transcript.segment',
      segment: {
        speaker,
        text: 'No recording, please.',
        start_ms: second * 1_000,
        end_ms: second * 1_000 + 900,
      },
    });
  objects('Jonas Weber', 1);
  await thread.reads('“Jonas Weber” in the call doesn’t want this');
  objects('jonas weber', 5);
  objects('Sam Late', 9);
  await thread.reads('“Sam Late” objected too');
  expect(thread.ours().join('\n')).not.toContain('“jonas weber” objected');
  await thread.press('Leave');
  await thread.reads(inOrder('“Sam Late” objected too', 'had me leave'));
});

test('where the channel says so it leaves at once', async () => {
  const world = await startWorld();
  const form = await policyForm(world, world.slack.users.ada, 'channel');
  await form.send({ auto: 'default', holdRecap: 'share', onObjection: 'leave' });
  const { thread, session, say } = await liveCall(world);
  say('Jonas Weber', 'Bitte nicht aufnehmen.', 1);
  await thread.reads('Somebody didn’t want me in the call');
  await expect.poll(() => session.session.status).toBe('closed');
});

test('it stays for a member of the channel, and keeps words again from then on', async () => {
  const world = await startWorld();
  const { sol, ben } = world.slack.users;
  const { thread, session, say } = await liveCall(world);
  say('Priya Nair', 'We ship on Monday.', 1);
  say('Jonas Weber', 'I do not want to be recorded.', 2);
  say('Jonas Weber', 'The merger is in June.', 3);
  await thread.reads('[Stay]');
  const from = world.slack.journal.entries.length;
  await thread.press('Stay', sol.id);
  const refused = await world.slack.waitForEphemeral((message) => message.user === sol.id, { from });
  expect(refused.text).not.toBe('');
  await thread.press('Stay', ben.id);
  await thread.reads(inOrder('@Ben had me stay', 'I keep words again'));
  say('Priya Nair', 'Then the budget is 500.', 600);
  await expect.poll(() => wordsKept(world)).toContain('Then the budget is 500.');
  // Nobody leaves after two minutes.
  await world.elapse(3);
  expect(session.session.status).not.toBe('closed');

  // Whoever wrote these knew all of the words.
  const segments = [
    ['Priya Nair', 'We ship on Monday.', 1_000],
    ['Jonas Weber', 'The merger is in June.', 3_000],
  ] as const;
  session.emit({
    type: 'notes.ready',
    notes: {
      title: 'Merger',
      summary: 'They merge in June.',
      action_items: [],
      chapters: [],
      transcript: segments.map(([speaker, text, start_ms]) => ({
        speaker,
        text,
        start_ms,
        end_ms: start_ms + 900,
      })),
    },
  });
  session.endCall();
  await world.elapse(0.2);
  await thread.reads('“Jonas Weber” objected in the call');
  const { text } = await world.slack.waitForFile(({ name }) => name === 'transcript.vtt');
  expect(text).toContain('the budget is 500');
  const { rows } = await world.database.db.execute<{ kept: string }>(sql`
    select string_agg(t::text, '') as kept from (select body as t from session_events
      union all select notes from meetings union all select written from notes union all select to_jsonb(text) from passages) a`);
  expect(`${text}${rows[0]?.kept}${thread.ours().join('\n')}`).not.toContain('June');
});

test('an objection that only a late transcript has cuts that transcript', async () => {
  const world = await startWorld();
  const thread = await paste(world);
  const session = await comesIn(world, thread);
  const talk = [
    ['Stand-in (AI, takes notes)', 'I’m an AI.'],
    ['Priya Nair', 'We ship on Monday.'],
    ['Jonas Weber', 'No recording, please.'],
    ['Priya Nair', 'The merger is in June.'],
  ] as const;
  session.emit({
    type: 'notes.ready',
    notes: {
      summary: 'They ship, and merge in June.',
      action_items: [],
      chapters: [],
      transcript: talk.map(([speaker, text], at) => ({
        speaker,
        text,
        start_ms: at * 5_000,
        end_ms: at * 5_000 + 900,
      })),
    },
  });
  session.endCall();
  await world.elapse(0.2);
  await thread.reads('“Jonas Weber” in the call doesn’t want this');
  await thread.reads('“Jonas Weber” objected');
  // Its own words came only then.
  await thread.reads('It said that it’s an AI');
  const { text } = await world.slack.waitForFile(({ name }) => name === 'transcript.vtt');
  expect(text).toContain('We ship on Monday.');
  expect(text).not.toContain('June');
  const { rows } = await world.database.db.execute<{ kept: string }>(sql`
    select string_agg(t::text, '') as kept from (select body as t from session_events
      union all select notes from meetings union all select written from notes) a`);
  expect(`${rows[0]?.kept}${thread.ours().join('\n')}`).not.toContain('June');
});

test('so does one that calls it by its name, without what stands behind that', async () => {
  const world = await startWorld();
  const thread = await paste(world);
  const session = await comesIn(world, thread);
  const segment = (at: number, speaker: string, text: string) => ({
    ...{ speaker, text, start_ms: at * 5_000, end_ms: at * 5_000 + 900 },
  });
  session.emit({
    type: 'notes.ready',
    notes: {
      summary: 'They merge in June.',
      action_items: [],
      chapters: [],
      transcript: [
        segment(0, 'Priya Nair', 'We ship on Monday.'),
        segment(1, 'Jonas Weber', 'Stand-in, please leave the call.'),
        segment(2, 'Priya Nair', 'The merger is in June.'),
      ],
    },
  });
  session.endCall();
  await world.elapse(0.2);
  await thread.reads('“Jonas Weber” in the call doesn’t want this');
  const { text } = await world.slack.waitForFile(({ name }) => name === 'transcript.vtt');
  expect(text).toContain('We ship on Monday.');
  expect(text).not.toContain('June');
});

test('where the ledger takes no row, no word is kept, and the thread says so', async () => {
  const world = await startWorld();
  const { db } = world.database;
  const { thread, say } = await liveCall(world);
  say('Priya Nair', 'We ship on Monday.', 1);
  await expect.poll(() => wordsKept(world)).toEqual(['We ship on Monday.']);
  await db.execute(sql`alter table consent_entries add constraint broken check (kind <> 'seen') not valid`);
  const session = await sessionFor(world);
  session.emit({ type: 'participant.joined', participant: { name: 'Sam Late' } });
  await thread.reads('I keep nothing of what’s said in it');
  say('Priya Nair', 'The merger is in June.', 2);
  await expect.poll(() => wordsKept(world)).toEqual([]);
});

test('the ledger is only added to, and forgetting takes words alone', async () => {
  const world = await startWorld({ pika: { notes: 404 } });
  const { db } = world.database;
  const { thread, session, say } = await liveCall(world);
  say('Stand-in (AI, takes notes)', 'Hello, I’m an AI and I take notes.', 1);
  say('Jonas Weber', 'Please stop recording.', 2);
  await thread.reads('[Leave]');
  await thread.press('Leave', world.slack.users.cleo.id);
  await thread.reads('@Cleo had me leave');
  // On the card, which is edited anyway.
  await thread.reads('It said that it’s an AI');
  session.endCall();
  await world.elapse(12);
  await thread.reads('Somebody didn’t want me in the call, and');
  const kinds = async () => {
    const { rows } = await db.execute<{ kind: string; words: string | null; name: string | null }>(
      sql`select kind, words, name from consent_entries order by id`,
    );
    return rows;
  };
  await expect.poll(async () => (await kinds()).map(({ kind }) => kind)).toContain('left');
  expect((await kinds()).map(({ kind }) => kind)).toEqual([
    ...['sent', 'announcement_planned', 'seen', 'announced', 'objected', 'capture_stopped'],
    ...['asked_to_leave', 'left'],
  ]);
  for (const change of [
    sql`update consent_entries set words = 'other'`,
    sql`update consent_entries set at = now(), forgotten_at = now()`,
    sql`delete from consent_entries`,
    sql`truncate consent_entries`,
  ])
    await expect(db.execute(change)).rejects.toThrow();

  await expect.poll(async () => (await world.meetings())[0]?.state).toBe('done');
  const { ada, dora } = world.slack.users;
  const ledgerFor = async (user: string, channel: string, format = '') => {
    const text = `consent https://meet.google.com/abc-defg-hij ${format}`;
    return (await world.slack.command({ user, channel, text })).text ?? '';
  };
  const shown = await ledgerFor(ada.id, thread.channel);
  expect(shown).toMatch(
    inOrder(
      '> sent',
      'told to say that it’s an AI',
      'Its own words',
      'Jonas Weber',
      'Please stop recording',
      'had it leave',
      'It left',
    ),
  );
  expect(await ledgerFor(dora.id, world.slack.channels.standup.id)).toContain('couldn’t find that call');
  expect(await ledgerFor(dora.id, thread.channel, 'csv')).not.toContain('DM');
  expect(await ledgerFor(ada.id, thread.channel, 'csv')).toContain('DM');
  const ledgers = () => world.slack.files().filter(({ name }) => /^consent-ledger-.*csv$/.test(name));
  await expect.poll(() => ledgers().map(({ completed }) => completed)).toEqual([true]);
  expect(ledgers()[0]?.text).toMatch(
    inOrder('"objected"', '"Jonas Weber"', '"Please stop recording."', '"left"'),
  );
  const asked = await world.slack.command({
    user: ada.id,
    channel: thread.channel,
    text: 'forget https://meet.google.com/abc-defg-hij',
  });
  const { channel, ts } = await world.slack.waitForEphemeral(({ text }) => text === asked.text);
  await world.slack.press({ user: ada.id, channel, messageTs: ts, buttonText: 'Forget it' });
  await expect.poll(async () => (await kinds()).map(({ kind }) => kind)).toContain('forgotten');
  expect((await kinds()).flatMap(({ words, name }) => [words, name]).filter(Boolean)).toEqual([]);
  await expect.poll(() => ledgers().filter(({ completed }) => completed)).toEqual([]);
});
