import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Home } from '../../services/home/home.ts';
import { readHome } from '../../services/home/read-home.ts';
import { homeView } from '../../services/slack/blocks/home.ts';
import type { Executor } from '../../services/store/executor.ts';
import type { Jobs } from '../../services/store/jobs.ts';
import { migrate } from '../../services/store/migrate.ts';
import { homeQueries } from '../../services/store/queries/home.ts';
import { openItems } from '../../services/store/queries/open-items.ts';
import { pastMeetings } from '../../services/store/queries/past-meetings.ts';
import { writePast } from '../support/past-meetings.ts';
import { type Line, median, ms, percentile } from './figures.ts';
import { openPlace, type Place } from './place.ts';
import { transactOn } from './transact.ts';

const channels = Array.from({ length: 50 }, (_, at) => `C0BENCH${String(at).padStart(3, '0')}`);
const callsAChannel = 5;
const itemsACall = 2;
const p95Aim = 300;
const resident = { teamId: 'T1', userId: 'U0BENCH00', channelId: 'D0BENCH00' } as const;
const setting = { pageOf: () => 'https://acme.slack.com/archives/C0BENCH000/p1', pricePerMinuteUsd: 0.275 };

/** From an opened Home tab to its blocks, for somebody in 50 channels with 500 open items of their own; Slack answers at once. */
export async function measureHome(kind: Place['kind'], quick: boolean): Promise<Line[]> {
  const rounds = quick ? 20 : 100;
  const opened = await openPlace(kind);
  try {
    return await opened.look(async (db) => {
      await migrate(db);
      for (const channelId of channels)
        for (let number = 1; number <= callsAChannel; number += 1) await writeCall(db, channelId, number);
      await db.execute(sql`analyze`);
      const times = await show(db, rounds);
      const [middle, late] = [median(times), percentile(times, 0.95)];
      return [
        {
          figure: `Home tab of somebody in 50 channels with 500 items (${kind})`,
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

async function show(db: Executor, rounds: number): Promise<number[]> {
  const jobs: Pick<Jobs, 'send'> = { send: async () => {} };
  const read = readHome({
    transact: transactOn(db, jobs as Jobs),
    people: {
      kindOf: async () => 'member',
      isAdmin: async () => 'admin',
      channelsOf: async () => channels.map((id) => ({ id, name: null, isShared: false })),
    },
    roster: { timeZone: async () => 'Europe/Berlin' },
    queries: homeQueries(db),
    open: openItems(db),
    past: pastMeetings(db),
    balance: async () => ({ ok: true, value: 10_000 }),
  });
  const times: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const from = performance.now();
    const home = await read(resident);
    homeView(resident, home, null, setting);
    check(home);
    // The first meets code and pages that nothing has warmed up.
    if (round > 0) times.push(performance.now() - from);
  }
  return times;
}

function check(home: Awaited<ReturnType<ReturnType<typeof readHome>>>): asserts home is Home {
  const total = channels.length * callsAChannel * itemsACall;
  if (home.kind !== 'home' || home.items.total !== total || home.past.items.length === 0)
    throw new Error(`The Home tab is ${JSON.stringify(home).slice(0, 300)}`);
}

async function writeCall(db: Executor, channelId: string, number: number): Promise<void> {
  const place = {
    teamId: 'T1',
    channelId,
    threadTs: `${1_700_000_000 + number}.000100`,
    by: resident.userId,
  };
  const { id } = await writePast(db, place, { title: `Weekly ${number}`, daysAgo: number });
  const items = Array.from(
    { length: itemsACall },
    (_, at) => sql`(${randomUUID()}, 'T1', ${channelId}, ${id}, ${at}, ${`Do ${at} of week ${number}`},
      ${resident.userId}, '[]', 'open', clock_timestamp())`,
  );
  await db.execute(sql`insert into action_items (id, team_id, channel_id, meeting_id, position, text, owner_id, evidence, state,
    created_at) values ${sql.join(items, sql`, `)}`);
}
