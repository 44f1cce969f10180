import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Reader } from '../../services/memory/may-read.ts';
import { recallFor } from '../../services/memory/recall.ts';
import { wordsIn } from '../../services/memory/words-in.ts';
import type { Executor } from '../../services/store/executor.ts';
import { migrate } from '../../services/store/migrate.ts';
import { toldFacts } from '../../services/store/queries/told-facts.ts';
import { type Line, median, ms, percentile } from './figures.ts';
import { openPlace, type Place } from './place.ts';

const facts = 10_000;
const channels = Array.from({ length: 20 }, (_, index) => `C0BENCH${String(index).padStart(3, '0')}`);
const limit = 20;
const p95Aim = 50;

const requests = [
  'when does the launch of topic 7 go out?',
  'what did we agree on about topic 11 and topic 300?',
  'who knows the payment system best?',
  'hello',
] as const;

/** From a request to what an agent is told of memory, over ten thousand facts: in one channel that has all, in one that has few, and in many. */
export async function measureMemory(kind: Place['kind'], quick: boolean): Promise<Line[]> {
  const rounds = quick ? 10 : 50;
  const place = await openPlace(kind);
  try {
    return await place.look(async (db) => {
      await migrate(db);
      await write(db, 'T1', channels);
      await write(db, 'T2', channels.slice(0, 1));
      const inMany = { kind: 'person', userId: 'U1', channelIds: channels.slice(0, 12) } as const;
      const inOne = { kind: 'channel', channelId: channels[0] ?? '' } as const;
      const times = [
        ...(await ask(db, rounds, 'T1', inMany)),
        ...(await ask(db, rounds, 'T1', inOne)),
        ...(await ask(db, rounds, 'T2', inOne)),
      ];
      const [middle, late] = [median(times), percentile(times, 0.95)];
      return [
        {
          figure: `recall over ${facts} facts (${kind})`,
          value: `median ${ms(middle)}, p95 ${ms(late)}, of ${times.length}`,
          aim: `p95 < ${p95Aim} ms`,
          met: late < p95Aim,
        },
      ];
    });
  } finally {
    await place.close();
  }
}

async function ask(db: Executor, rounds: number, teamId: string, reader: Reader): Promise<number[]> {
  const unit = { facts: toldFacts(db) };
  const times: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    for (const request of requests) {
      const from = performance.now();
      const found = await recallFor(reader, unit, teamId, { words: wordsIn(request), limit });
      if (found.length !== limit) throw new Error(`${found.length} facts were recalled.`);
      // The first round meets code and pages that nothing has warmed up.
      if (round > 0) times.push(performance.now() - from);
    }
  }
  return times;
}

async function write(db: Executor, teamId: string, among: readonly string[]): Promise<void> {
  const size = 500;
  for (let from = 0; from < facts; from += size) {
    const rows = Array.from({ length: size }, (_, index) => {
      const number = from + index;
      const text = `What people agreed on about topic ${number % 977}, in their own words, number ${number}`;
      return sql`(${randomUUID()}, ${teamId}, ${among[number % among.length]}, 'fact', ${text}, ${`${number}`}, 'typed', 'person', 1, 'kept', 1,
        clock_timestamp() - make_interval(mins => ${number}))`;
    });
    await db.execute(sql`insert into facts (id, team_id, channel_id, kind, text, fingerprint, source, made_by, confidence,
      state, version, created_at) values ${sql.join(rows, sql`, `)}`);
  }
  await db.execute(sql`analyze facts`);
}
