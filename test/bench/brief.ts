import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { readBrief } from '../../services/briefs/read-brief.ts';
import { newMeeting } from '../../services/meetings/new-meeting.ts';
import type { Executor } from '../../services/store/executor.ts';
import type { Jobs } from '../../services/store/jobs.ts';
import { migrate } from '../../services/store/migrate.ts';
import { meetings } from '../../services/store/schema/meetings.ts';
import { writePast } from '../support/past-meetings.ts';
import { type Line, median, ms, percentile } from './figures.ts';
import { openPlace, type Place } from './place.ts';
import { transactOn } from './transact.ts';

const calls = 200;
const facts = 2_000;
const people = 20;
const p95Aim = 200;
const place = { teamId: 'T1', channelId: 'C0BENCH000' } as const;
const asker = 'U0BENCH00';

/** From a person's *Brief* to what its window shows, for a call that took place two hundred times; Slack answers at once. */
export async function measureBrief(kind: Place['kind'], quick: boolean): Promise<Line[]> {
  const rounds = quick ? 20 : 100;
  const opened = await openPlace(kind);
  try {
    return await opened.look(async (db) => {
      await migrate(db);
      for (let number = 1; number <= calls; number += 1) await writeCall(db, number);
      await writeFacts(db);
      const id = await planNext(db);
      await db.execute(sql`analyze`);
      const times = await read(db, rounds, id);
      const [middle, late] = [median(times), percentile(times, 0.95)];
      return [
        {
          figure: `brief of a call with ${calls} before it (${kind})`,
          value: `median ${ms(middle)}, p95 ${ms(late)}, of ${times.length}`,
          aim: `p95 < ${p95Aim} ms`,
          met: late < p95Aim,
        },
      ];
    });
  } finally {
    await opened.close();
  }
}

async function read(db: Executor, rounds: number, meetingId: string): Promise<number[]> {
  const jobs: Pick<Jobs, 'send'> = { send: async () => {} };
  const brief = readBrief({
    transact: transactOn(db, jobs as Jobs),
    roster: { members: async () => members },
    people: {
      kindOf: async () => 'member',
      standing: async () => 'member',
      channelsOf: async () => [{ id: place.channelId, name: null, isShared: false }],
    },
    selves: { ofPersona: async () => null, recall: async () => ({ kind: 'silent' }) },
    askedIn: async () => null,
  });
  const times: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const from = performance.now();
    const found = await brief({ ...place, userId: asker, isExternal: false }, { meetingId });
    if (found.kind !== 'brief' || found.brief.takes.length !== 10)
      throw new Error(`The brief is ${JSON.stringify(found).slice(0, 300)}`);
    // The first meets code and pages that nothing has warmed up.
    if (round > 0) times.push(performance.now() - from);
  }
  return times;
}

const nameOf = (number: number) => `Person${String.fromCharCode(97 + number)} Benchley`;
const members = Array.from({ length: people }, (_, at) => ({
  ...{ id: `U0BENCH0${at}`, names: [nameOf(at)], email: null, timeZone: null },
}));

async function writeCall(db: Executor, number: number): Promise<void> {
  const { id } = await writePast(
    db,
    { ...place, threadTs: `${1_700_000_000 + number}.000100`, by: asker },
    {
      title: `Weekly ${number}`,
      daysAgo: number,
      decisions: [1, 2, 3].map((each) => ({ text: `We decided ${each} of week ${number}`, evidence: [] })),
      said: Array.from({ length: 50 }, (_, at) => [
        nameOf(at % people),
        `what I did in week ${number}, ${at}`,
      ]),
    },
  );
  const items = [1, 2, 3].map(
    (
      each,
    ) => sql`(${randomUUID()}, 'T1', ${place.channelId}, ${id}, ${each}, ${`Do ${each} of week ${number}`},
      ${number % 4 === 0 ? asker : null}, '[]', ${number % 3 === 0 ? 'open' : 'done'}, clock_timestamp())`,
  );
  await db.execute(sql`insert into action_items (id, team_id, channel_id, meeting_id, position, text, owner_id, evidence, state,
    created_at) values ${sql.join(items, sql`, `)}`);
  const joined = members.map(
    (
      { names },
      at,
    ) => sql`('T1', ${id}, ${`S${number}`}, ${`E${number}-${at}`}, 'participant.joined', 'feed', clock_timestamp(), clock_timestamp(),
      ${JSON.stringify({ id: `E${number}-${at}`, type: 'participant.joined', at: new Date().toISOString(), participant: { name: names[0] } })}::jsonb)`,
  );
  await db.execute(sql`insert into session_events (team_id, meeting_id, session_id, event_id, type, door, at, received_at, body)
    values ${sql.join(joined, sql`, `)}`);
}

async function writeFacts(db: Executor): Promise<void> {
  const rows = Array.from({ length: facts }, (_, number) => {
    const text = `What ${nameOf(number % people)} said of topic ${number % 97}, number ${number}`;
    return sql`(${randomUUID()}, 'T1', ${place.channelId}, 'fact', ${text}, ${`${number}`}, 'typed', 'person', 1, 'kept', 1, clock_timestamp())`;
  });
  await db.execute(sql`insert into facts (id, team_id, channel_id, kind, text, fingerprint, source, made_by, confidence, state,
    version, created_at) values ${sql.join(rows, sql`, `)}`);
}

async function planNext(db: Executor): Promise<string> {
  const id = randomUUID();
  const code = 'abc-defg-hij';
  const meeting = newMeeting({
    id,
    request: { ...place, threadTs: null, requestedBy: asker, via: 'link' },
    call: {
      platform: 'google_meet',
      key: `meet:${code}`,
      url: `https://meet.google.com/${code}`,
      passcode: null,
    },
    limit: { minutes: 60, by: 'setting' },
    now: new Date(),
    pricePerMinuteUsd: 0.275,
    botName: 'Stand-in',
    start: { kind: 'now' },
  });
  await db.insert(meetings).values(meeting);
  return id;
}
