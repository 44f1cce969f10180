import { and, asc, eq, like } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { peopleReadings } from '../../../services/store/schema/people-readings.ts';
import { sessionEvents } from '../../../services/store/schema/session-events.ts';
import type { MeetConference, MeetParticipant } from '../../sandbox/google/meet.ts';
import { inOrder } from '../../support/in-order.ts';
import { listeningWorld } from '../../support/listening.ts';
import { withCallPeople } from '../../support/outside-settings.ts';
import { push, webhookSecret } from '../../support/pushing.ts';
import {
  goLive,
  letInAtOnce,
  press,
  untilStates,
  waitForCard,
  waitForReply,
} from '../../support/slack-acts.ts';
import { startWorld, type World } from '../../support/world.ts';

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
const guest = (displayName: string, earliestStartTime = minutesAgo(0)): MeetParticipant => ({
  anonymousUser: { displayName },
  earliestStartTime,
});

function aCall(participants: MeetParticipant[], options: Partial<MeetConference> = {}): MeetConference {
  const readers = { members: ['ada@acme.org'], transcripts: [] };
  return { code: 'abc-defg-hij', startTime: minutesAgo(60), ...readers, participants, ...options };
}

/** What Google told, in the stream's order: `+` came, `-` left. */
async function told({ database: { db } }: World): Promise<string[]> {
  const rows = await db
    .select()
    .from(sessionEvents)
    .where(and(eq(sessionEvents.door, 'meet'), like(sessionEvents.type, 'participant.%')))
    .orderBy(asc(sessionEvents.at), asc(sessionEvents.id));
  return rows.map(({ type, body }) => {
    const { participant } = body as { participant: { name: string } };
    return `${type === 'participant.joined' ? '+' : '-'} ${participant.name}`;
  });
}

const readings = ({ database: { db } }: World) => db.select().from(peopleReadings);

test('Google Meet’s list says who is there: the persona on evidence, who comes and goes, and the recap’s people', async () => {
  const { google, settings } = await withCallPeople();
  const priya: MeetParticipant = { signedinUser: { displayName: 'Priya Nair' } };
  const persona = guest('Stand-in (AI, takes notes)');
  const call = aCall([
    priya,
    { ...guest('Omar', minutesAgo(60)), latestEndTime: minutesAgo(59) },
    { phoneUser: { displayName: '+49 30 ••• ••12' } },
    persona,
  ]);
  const lastWeek = { startTime: minutesAgo(10_080), endTime: minutesAgo(10_050) };
  google.meet.conferences.push(aCall([guest('Old')], lastWeek), call);
  google.meet.largestPage = 2;
  const world = await startWorld({ settings, pika: { script: letInAtOnce, notes: 404, feed: 404 } });
  const { ts, card } = await goLive(world);
  await waitForCard(
    world,
    'abc-defg-hij',
    inOrder('is in the call abc', 'Google Meet counts 3 in the call', 'can’t tell what is said'),
  );
  expect((await told(world)).toSorted()).toEqual([
    '+ +49 30 ••• ••12',
    '+ Priya Nair',
    '+ Stand-in (AI, takes notes)',
  ]);

  const now = () => new Date().toISOString();
  const again = async (counted: number) => {
    await world.elapse(0.3);
    await waitForCard(world, 'abc-defg-hij', `Google Meet counts ${counted} in the call`);
  };
  call.participants.push(guest('Jonas', now()));
  priya.latestEndTime = now();
  persona.latestEndTime = now();
  await again(2);
  await waitForCard(world, 'abc-defg-hij', inOrder('is connected', 'Seen leaving the call'));
  delete priya.latestEndTime;
  delete persona.latestEndTime;
  await again(4);
  const seen = await waitForCard(world, 'abc-defg-hij', 'is in the call');
  expect(seen.text).not.toContain('Seen leaving');
  expect((await told(world)).slice(-5).toSorted()).toEqual([
    '+ Jonas',
    '+ Priya Nair',
    '+ Stand-in (AI, takes notes)',
    '- Priya Nair',
    '- Stand-in (AI, takes notes)',
  ]);

  // Somebody came just before the end, and nobody read the list since: it is read once more.
  call.participants.push(guest('Lea', now()));
  await press(world, world.slack.users.ada, card, 'Stop');
  await expect.poll(async () => (await readings(world))[0]?.state).toBe('over');
  expect(await told(world)).toContain('+ Lea');
  await untilStates(world, 'done');
  await waitForReply(world, ts, inOrder('people in the call', 'Priya Nair', 'Jonas', 'Lea'));
  expect(google.journal.entries.filter(({ route }) => route === 'meet.conferences')).toHaveLength(1);
});

test('one entry of Google’s list that makes no sense costs itself alone; a list of nothing else is no list', async () => {
  const { google, settings } = await withCallPeople();
  const strange = { ...guest('Nobody'), name: 'not a name' };
  const call = aCall([strange, guest('Priya')]);
  google.meet.conferences.push(call);
  const world = await startWorld({ settings, pika: { script: letInAtOnce, notes: 404, feed: 404 } });
  await goLive(world);
  await waitForCard(world, 'abc-defg-hij', 'Google Meet counts 1 in the call');
  expect(await told(world)).toEqual(['+ Priya']);
  call.participants = [strange];
  await world.elapse(0.3);
  await expect.poll(async () => (await readings(world))[0]?.problem).toBe('unreachable');
});

test('when everybody else has left by Google’s list, the persona leaves too', async () => {
  const { google, settings } = await withCallPeople();
  const priya = guest('Priya');
  google.meet.conferences.push(aCall([priya, guest('Stand-in (AI, takes notes)')]));
  const world = await startWorld({ settings, pika: { script: letInAtOnce, notes: 404, feed: 404 } });
  await goLive(world);
  await waitForCard(world, 'abc-defg-hij', 'Google Meet counts 2');
  priya.latestEndTime = new Date().toISOString();
  await world.elapse(0.3);
  await expect.poll(async () => (await world.meetings())[0]?.aloneSince).not.toBeNull();
  await world.elapse(2);
  await expect.poll(async () => (await world.meetings())[0]?.endReason).toBe('alone');
});

test('where PikaStream tells of people itself, they count; whom Google sees keeps nobody from listening', async () => {
  const { google, settings } = await withCallPeople();
  google.meet.conferences.push(aCall([guest('Priya'), guest('Stand-in (AI, takes notes)')]));
  const world = await listeningWorld({ settings: { ...settings, PIKASTREAM_WEBHOOK_SECRET: webhookSecret } });
  const { session, card, ts } = await goLive(world);
  await waitForCard(world, 'abc-defg-hij', 'is in the call');
  expect(world.vexa.bots).toEqual([]);
  // PikaStream has had its minute to push something.
  await world.elapse(1.1);
  await waitForCard(world, 'abc-defg-hij', 'Listening through Vexa');

  // Who takes notes for us was sent, and is nobody.
  for (const name of ['Stand-in (AI) notes', 'Omar'])
    await push(world, session.id, { type: 'participant.joined', participant: { name } });
  await press(world, world.slack.users.ada, card, 'Stop');
  const reply = await waitForReply(world, ts, 'people in the call');
  expect(reply.text).toContain('people in the call: Omar;');
});

test('a refusal and a silence are said on the card, and stop nothing; a call that isn’t shown is looked for again', async () => {
  const { google, settings } = await withCallPeople();
  const down = { do: 'answer', answer: { status: 503, json: {} } } as const;
  const hidden = aCall([guest('Priya')], { members: ['ben@acme.org'] });
  google.meet.conferences.push(hidden, aCall([guest('Omar')], { code: 'aaa-bbbb-ccc' }));
  const world = await startWorld({ settings, pika: { script: letInAtOnce, notes: 404, feed: 404 } });
  await goLive(world);
  await expect.poll(async () => (await readings(world))[0]?.problem).toBe('not_shown');
  await waitForCard(world, 'abc-defg-hij', 'can’t tell who is in the call or what is said');
  hidden.members.push('ada@acme.org');
  await world.elapse(0.6);
  // Priya is there; that says nothing of the persona.
  await waitForCard(world, 'abc-defg-hij', inOrder('is connected', 'Google Meet counts 1'));

  google.fail('meet.participants', down, 2);
  await world.elapse(0.3);
  await expect.poll(async () => (await readings(world))[0]?.problem).toBe('unreachable');
  await world.elapse(1.1);
  await waitForCard(world, 'abc-defg-hij', 'Google Meet doesn’t answer');
  await world.elapse(1.1);
  await waitForCard(world, 'abc-defg-hij', 'Google Meet counts 1');

  const json = { error: { code: 403, message: 'The caller does not have permission' } };
  google.fail('meet.conferences', { do: 'answer', answer: { status: 403, json } });
  await goLive(world, { code: 'aaa-bbbb-ccc' });
  await waitForCard(world, 'aaa-bbbb-ccc', inOrder('is connected', 'Google Meet refused to say'));
  const asked = () => google.journal.entries.filter(({ path }) => path.includes('call-1')).length;
  await world.elapse(1.1);
  await expect.poll(async () => (await readings(world)).map(({ state }) => state)).toContain('over');
  expect(asked()).toBe(0);
  expect((await world.meetings()).map(({ state }) => state)).toEqual(['live', 'live']);
  const warned = world.log.filter(({ msg }) => msg === 'Google Meet didn’t say who is in a call');
  expect(warned).toHaveLength(2);
  expect(JSON.stringify(warned)).toContain('does not have permission');
  expect(JSON.stringify(world.log)).not.toMatch(/ya29|PRIVATE/);

  await world.restart({ GOOGLE_MEET_PARTICIPANTS: 'off' });
  const before = google.journal.entries.length;
  await world.elapse(1);
  await expect
    .poll(async () => Number((await world.meetings())[0]?.refreshedAt) > Date.now() - 20_000)
    .toBe(true);
  expect(google.journal.entries).toHaveLength(before);
});
