import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { sayDoubt } from '../../../services/slack/words/reasons/start-doubts.ts';
import { ownSettings } from '../../../services/store/rows/channel-settings.ts';
import { notesOf } from '../../../services/store/rows/note-rows.ts';
import { homeOf } from '../../support/home.ts';
import { recapOf } from '../../support/recap.ts';

import {
  allStandups,
  comesTo,
  hoursAway,
  minutesAway,
  standupCard,
  standupUrl,
  startStandups,
  typist,
} from '../../support/standups.ts';
import type { World } from '../../support/world.ts';

/** What a newer version keeps in columns that this one has too, of each kind that this one tells apart. */
async function leaveWords({ database: { db } }: World, of: { meetingId: string }): Promise<void> {
  const finding = { text: 'A risk', topic: 'risk', person: null, evidence: [] };
  const written = {
    ...{ kind: 'minutes', source: 'zoom', meetingKind: 'retrospective', findings: [finding] },
    withheld: [{ why: 'court_order', name: 'Priya', isOver: false }],
  };
  await db.execute(
    sql`update notes set written = written || ${JSON.stringify(written)}::jsonb where meeting_id = ${of.meetingId}`,
  );
  await db.execute(
    sql`update standups set rule = '{"kind":"yearly","month":3}', next_at = now() where number = 1`,
  );
  await db.execute(
    sql`update standups set before = jsonb_set(before, '{rule}', '{"kind":"yearly","month":3}') where number = 2`,
  );
  const by = { by: 'U1', at: new Date() };
  const bounds = { keep: { value: 'a_week', ...by }, guests: { value: 'ask_twice', ...by } };
  await db.execute(
    sql`insert into channels (team_id, channel_id, bounds)
      select team_id, channel_id, ${JSON.stringify(bounds)}::jsonb from meetings where id = ${of.meetingId}
      on conflict (team_id, channel_id) do update set bounds = excluded.bounds`,
  );
  await db.execute(
    sql.raw(`insert into meetings
    select (jsonb_populate_record(m, jsonb_build_object('id', '${randomUUID()}', 'call_key', 'meet:new-call-xyz', 'session_id', null,
      'state', 'proposed', 'proposed_then', 'lapse', 'proposed_until', now() + interval '1 hour', 'next_run_at', null,
      'start_doubt', '{"why":"moon_phase","choices":[],"timeZone":null,"zoneFrom":null}'::jsonb))).*
    from meetings m where id = '${of.meetingId}'`),
  );
}

test('words of a newer version inside of what this one reads hold up nothing, and the strictest counts', async () => {
  const world = await startStandups();
  const { slack } = world;
  const { ada } = slack.users;
  const channel = slack.channels.standup.id;
  const type = typist(world);
  const recap = await recapOf(world, { channel });
  await type(`add https://meet.google.com/new-rule-xyz daily ${minutesAway(300)}`, 'in_channel');
  await type(`add ${standupUrl} daily ${hoursAway()}`, 'in_channel');
  await leaveWords(world, { meetingId: recap.meetingId });

  const list = await type('list');
  expect(list).toContain('abc-defg-hij');
  await comesTo(world, 9, 2);
  await standupCard(world);
  await homeOf(world, ada).open('Weekly sync');
  expect((await slack.command({ channel, user: ada.id, text: 'status' })).text).toContain('new-call-xyz');
  expect(world.log.filter(({ level }) => Number(level) >= 50)).toEqual([]);

  const { db } = world.database;
  const [meeting] = await world.meetings();
  expect(await notesOf(db)(recap.meetingId)).toMatchObject({
    ...{ kind: 'summary', source: 'model', meetingKind: 'general', findings: [] },
    withheld: [{ why: 'other', name: 'Priya', isOver: false }],
  });
  expect(await ownSettings(db)(meeting?.teamId ?? '', channel)).toMatchObject({
    keep: { value: 'nothing' },
    guests: { value: 'ask_seen' },
  });
  // It waits for that version, as it was.
  expect((await allStandups(world))[0]?.rule).toEqual({ kind: 'yearly', month: 3 });
});

test('a card asks when to join even where a newer version knows why', () => {
  const newer: string = 'moon_phase';
  expect(sayDoubt({ why: newer as 'unsure', choices: [] })).toContain('may name a time');
});
