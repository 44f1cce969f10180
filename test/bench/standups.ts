import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { handleDueStandups } from '../../services/standups/handle-due.ts';
import type { Database } from '../../services/store/database.ts';
import type { Executor } from '../../services/store/executor.ts';
import { startJobs } from '../../services/store/jobs.ts';
import { migrate } from '../../services/store/migrate.ts';
import { standupQueries } from '../../services/store/queries/standup-queries.ts';
import { nextTimes } from '../../services/times/next-times.ts';
import { type Line, median, ms } from './figures.ts';
import { openPlace, type Place } from './place.ts';
import { transactOn } from './transact.ts';

const count = 10_000;
const due = 100;
const aim = 5_000;

/** One look over ten thousand standups, with nothing due and with a hundred. */
export async function measureStandups(kind: Place['kind'], quick: boolean): Promise<Line[]> {
  const place = await openPlace(kind);
  try {
    return await place.look(async (db, database) => {
      await migrate(db);
      await write(db);
      const fire = await firing(db, database);
      await fire.look();
      const idle: number[] = [];
      for (let round = 0; round < (quick ? 20 : 100); round += 1) idle.push((await fire.look()).took);
      await db.execute(
        sql`update standups set next_at = clock_timestamp() + interval '1 minute' where number <= 1`,
      );
      const busy = await fire.look();
      await fire.stop();
      if (busy.seen !== due) throw new Error(`${busy.seen} standups were seen to, not ${due}`);
      return [
        {
          figure: `look over ${count} standups, none due (${kind})`,
          value: `median ${ms(median(idle))}`,
          aim: '',
          met: null,
        },
        {
          figure: `look over ${count} standups, ${due} due (${kind})`,
          value: `${ms(busy.took)}, ${ms(busy.took / due)} each`,
          aim: `< ${aim} ms`,
          met: busy.took < aim,
        },
        { figure: `three next times of a rule (${kind})`, value: ms(reckoning()), aim: '', met: null },
      ];
    });
  } finally {
    await place.close();
  }
}

/** A hundred channels of a hundred standups each, all hours away. */
async function write(db: Executor): Promise<void> {
  const rule = JSON.stringify({
    kind: 'weekly',
    days: [1, 2, 3, 4, 5],
    every: 1,
    anchor: null,
    times: [570],
  });
  await db.execute(sql`
    insert into standups (id, team_id, channel_id, number, platform, call_key, call_url, rule, time_zone, asked_by,
      created_at, next_at)
    select gen_random_uuid(), 'T' || (n % ${due}), 'C' || (n % ${due}), n / ${due} + 1, 'google_meet', 'meet:' || n,
      'https://meet.google.com/abc-defg-hij', ${rule}::jsonb, 'Europe/Berlin', 'U1', clock_timestamp(),
      clock_timestamp() + interval '3 hours' + n * interval '10 seconds'
    from generate_series(0, ${count - 1}) n`);
  await db.execute(sql`analyze standups`);
}

async function firing(db: Executor, database: Database) {
  const jobs = await startJobs(database, { error: console.error, warn: console.error });
  const transact = transactOn(db, jobs);
  const fire = handleDueStandups({
    transact,
    newId: randomUUID,
    joinUndoSeconds: 0,
    maxMeetingMinutes: 60,
    pricePerMinuteUsd: 0.275,
    botName: 'Stand-in',
    ...standupQueries(db),
    promptMinutes: 10,
    log: { error: console.error },
  });
  return {
    async look() {
      const from = performance.now();
      const seen = await fire();
      return { seen, took: performance.now() - from };
    },
    stop: () => jobs.stop(1_000),
  };
}

function reckoning(): number {
  const rule = { kind: 'weekly', days: [5], every: 2, anchor: '2026-11-27', times: [840] } as const;
  const times = Array.from({ length: 200 }, (_, index) => {
    const from = performance.now();
    nextTimes({ ...rule, days: [...rule.days] }, 'Europe/Berlin', new Date(Date.now() + index * 1e9), 3);
    return performance.now() - from;
  });
  return median(times);
}
