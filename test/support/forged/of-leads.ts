import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { expect } from 'vitest';
import { defaultRules } from '../../../services/calendars/rules.ts';
import { blankTerms } from '../../../services/personas/persona.ts';
import { calendarEvents, calendarSeries, calendars } from '../../../services/store/schema/calendars.ts';
import { forgetRequests, wordGaps } from '../../../services/store/schema/consent.ts';
import { noteDestinations, recapExports } from '../../../services/store/schema/destinations.ts';
import { houseTurns } from '../../../services/store/schema/house.ts';
import { oauthClients, oauthRequests } from '../../../services/store/schema/oauth.ts';
import { faceRequests, personaDrafts } from '../../../services/store/schema/personas.ts';
import { voices } from '../../../services/store/schema/voices.ts';
import { connectAgent } from '../agent.ts';
import { remember } from '../memory.ts';
import { tookPlace } from '../past-meetings.ts';
import { havePersona } from '../personas.ts';
import { goLive, waitForCard } from '../slack-acts.ts';
import { hoursAway, typist } from '../standups.ts';
import type { World } from '../world.ts';

/** Stands in whatever #leads or Ada has, and nowhere else. */
export const secret = 'giraffe';

/** One object, or several, of each kind that a value can name: their ids with versions. */
export type Objects = Readonly<Record<string, readonly string[]>>;

/** What #leads, where Ada and Ben are, and Ada herself have: one of everything that has a button. */
export async function ofLeads(world: World): Promise<Objects> {
  const { slack, database } = world;
  const { db } = database;
  const { ada, ben } = slack.users;
  const channel = slack.channels.private.id;
  const { teamId } = slack;
  const now = new Date();
  const soon = new Date(now.getTime() + 3 * 3_600_000);
  const base = { teamId, createdAt: now };

  const { meeting: live } = await goLive(world, { channel, code: 'liv-eaaa-aaa' });
  await slack.post({
    ...{ channel, user: ada.id, text: `${secret} tonight or tomorrow https://meet.google.com/ask-aaaa-aaa` },
  });
  await waitForCard(world, 'ask-aaaa-aaa', 'When should');
  const asked = (await world.meetings()).find(({ callKey }) => callKey === 'meet:ask-aaaa-aaa');
  const past = await tookPlace(world, {
    ...{ channel, title: `The ${secret}`, summary: `They bought a ${secret}.`, held: 'outsiders' },
    items: [
      { text: `Feed the ${secret}`, ownerName: 'Ben' },
      { text: `Wash the ${secret}`, ownerName: null },
    ],
    ...{ said: [['Ada', `A ${secret} it is`]], code: 'pas-taaa-aaa' },
  });
  const open = await tookPlace(world, {
    ...{ channel, title: `Open ${secret}`, summary: `They sold a ${secret}.` },
    items: [
      { text: `Sell the ${secret}`, ownerName: 'Ben' },
      { text: `Ship the ${secret}`, ownerName: null },
    ],
    ...{ said: [['Ada', `Goodbye ${secret}`]], code: 'ope-naaa-aaa' },
  });
  for (const { notes } of [past, open]) {
    for (const [at, item] of notes.items.entries())
      await db.execute(sql`insert into action_items (id, team_id, channel_id, meeting_id, position, text, owner_name, evidence, state, version, created_at)
        values (${item.id}, ${teamId}, ${channel}, ${item.meetingId}, ${at}, ${item.text}, ${item.ownerName}, '[]', ${at === 0 ? 'open' : 'suggested'}, 1, now())`);
  }
  const agent = await connectAgent(world);
  await agent.call('post_message', {
    meeting_id: live.id,
    input: { to: '#general', text: `Where is the ${secret}?` },
  });
  for (const said of [`the ${secret} is hungry`, `for me: the ${secret} is mine`])
    expect(await remember(world, ada, said, channel)).toContain(secret);
  await typist(
    world,
    ada.id,
    channel,
  )(`add https://meet.google.com/sta-ndaa-aaa daily ${hoursAway()}`, 'in_channel');

  const destination = randomUUID();
  const target = { kind: 'email', target: `${secret}@acme.org`, label: `${secret}@acme.org` } as const;
  await db.insert(noteDestinations).values({
    ...{ id: destination, teamId, channelId: channel, ...target, addedBy: ada.id, addedAt: now },
  });
  const exported = randomUUID();
  await db.insert(recapExports).values({
    ...{ ...base, ...target, id: exported, meetingId: open.id, destinationId: destination, state: 'failed' },
    ...{ since: now, finishedAt: now },
  });
  const calendar = randomUUID();
  await db.insert(calendars).values({
    ...{
      id: calendar,
      teamId,
      userId: ada.id,
      kind: 'feed',
      label: secret,
      rules: defaultRules,
      addedAt: now,
    },
  });
  const event = randomUUID();
  await db.insert(calendarEvents).values({
    ...{ id: event, teamId, userId: ada.id, calendarId: calendar, uid: 'u', recurrenceId: '' },
    ...{ startsAt: soon, endsAt: soon, title: secret, platform: 'google_meet', callKey: 'meet:cal-aaaa-aaa' },
    ...{
      callUrl: 'https://meet.google.com/cal-aaaa-aaa',
      guests: [],
      guestEmails: [],
      guestCount: 0,
      people: '',
    },
    ...{ outside: false, mine: true, declined: false, cancelled: false, askedAt: now },
  });
  const series = randomUUID();
  await db.insert(calendarSeries).values({
    ...{ id: series, teamId, userId: ada.id, uid: 'u', decision: 'never', decidedAt: now, title: secret },
  });
  const persona = await havePersona(world, { name: 'Zoe', standsInFor: ben.id });
  const draft = randomUUID();
  await db.insert(personaDrafts).values({
    ...{ ...base, id: draft, userId: ada.id, personaVersion: 0, terms: { ...blankTerms, name: secret } },
  });
  const face = randomUUID();
  await db.insert(faceRequests).values({
    ...{ ...base, id: face, userId: ada.id, personaId: persona.id, source: 'described', prompt: secret },
    ...{ likeness: false, state: 'failed' },
  });
  const voice = randomUUID();
  await db.insert(voices).values({
    ...{ ...base, id: voice, name: secret, ownerId: ada.id, askedBy: ada.id, state: 'asked', sample: 'x' },
    ...{ sampleType: 'wav', noiseReduction: false, changedAt: now },
  });
  const oauth = randomUUID();
  await db.insert(oauthClients).values({ id: 'x', name: 'x', redirectUris: [], createdAt: now });
  await db.insert(oauthRequests).values({
    ...{ id: oauth, clientId: 'x', redirectUri: 'https://x.test/', challenge: 'x', readOnly: false },
    ...{ browserHash: 'x', code: 'AAAA-BBBB', stage: 'asked', teamId, userId: ada.id, channelId: channel },
    expiresAt: soon,
  });
  const gap = randomUUID();
  await db.insert(wordGaps).values({
    ...{ ...base, id: gap, meetingId: live.id, why: 'objection', fromAt: now, fromMs: 0, state: 'open' },
    ...{ name: secret, words: `Stop the ${secret}` },
  });
  const request = randomUUID();
  await db.insert(forgetRequests).values({
    ...{ ...base, id: request, meetingId: open.id, name: secret, nameHash: secret, state: 'open' },
  });
  const turn = randomUUID();
  await db.insert(houseTurns).values({
    ...{
      ...base,
      id: turn,
      meetingId: live.id,
      channelId: channel,
      lane: 'x',
      cause: 'spoken',
      causeKey: 'x',
    },
    ...{ words: secret, speaker: 'Ada', saidAtMs: 0, state: 'proposed', version: 1, messages: [] },
    ...{ boundary: 'x', steps: 0, attempts: 0, tokensIn: 0, tokensOut: 0 },
  });

  const idsOf = async (table: string, version = '') => {
    const { rows } = await db.execute<{ id: string }>(
      sql.raw(`select id::text ${version ? `|| ':' || ${version}` : ''} as id from ${table}`),
    );
    return rows.map(({ id }) => id);
  };
  return {
    ...{ live: [live.id], asked: [asked?.id ?? ''], noted: [open.id], held: [past.id] },
    item: await idsOf('action_items', 'version'),
    openItem: open.notes.items.slice(0, 1).map(({ id }) => `${id}:1`),
    toolCall: await idsOf('tool_calls', 'version'),
    fact: await idsOf('facts', 'version'),
    standup: await idsOf('standups', 'version'),
    persona: await idsOf('personas', 'version'),
    key: await idsOf('agent_tokens'),
    ...{
      destination: [destination],
      export: [exported],
      calendar: [calendar],
      event: [event],
      series: [series],
    },
    ...{ draft: [draft], face: [face], voice: [voice], oauth: [oauth], gap: [gap], request: [request] },
    turn: [turn],
  };
}
