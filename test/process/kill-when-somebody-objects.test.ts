import { sql } from 'drizzle-orm';
import { describe, type TestContext } from 'vitest';
import { onThisMachine } from '../on-this-machine.ts';
import type { StoredMessage } from '../sandbox/slack/messages.ts';
import { startProcessWorld } from '../support/process-world.ts';
import { letInAtOnce } from '../support/slack-acts.ts';

/** A machine that is busy with other tests may take so long. */
const recovery = { timeout: onThisMachine(25_000) };

describe.concurrent('kill -9 when somebody in a call objects, then another process', (test) => {
  for (const when of ['before', 'after'] as const)
    test(`${when} the thread is asked: no word is kept, it is asked once, and left without an answer`, (context) =>
      objected(when, context));
});

async function objected(when: 'before' | 'after', { expect, onTestFinished }: TestContext): Promise<void> {
  const world = await startProcessWorld({ pika: { script: letInAtOnce, notes: 404 } }, onTestFinished);
  const { slack, pika, start, takeOver, age } = world;
  const first = await start(when === 'before' ? { failpoint: 'call.heeded.before-stored' } : {});
  const channel = slack.channels.general.id;
  await slack.post({ channel, text: 'now: https://meet.google.com/abc-defg-hij' });
  await slack.waitForMessage((message) => message.text.includes('is connected'), recovery);
  const session = pika.control(pika.sessions.at(-1)?.id ?? '');
  const say = (text: string, second: number) => {
    const segment = { speaker: 'Jonas Weber', text, start_ms: second * 1_000, end_ms: second * 1_000 + 900 };
    session.emit({ type: 'transcript.segment', segment });
  };
  const asks = ({ own, text }: StoredMessage) => own && text.includes('in the call doesn’t want this');
  say('Please don’t record this.', 1);
  if (when === 'after') {
    await slack.waitForMessage(asks, recovery);
    await first.kill();
  } else {
    expect(await first.exit).toEqual({ code: null, signal: 'SIGKILL' });
  }
  say('The merger is in June.', 2);
  await age(31);
  const second = await takeOver();
  const asked = await slack.waitForMessage(asks, recovery);
  await expect.poll(() => wordsIn(world), recovery).toEqual(['Please don’t record this.', '']);
  await age(121);
  await expect.poll(() => pika.sessions.at(-1)?.endedAt ?? null, recovery).not.toBeNull();
  expect((await world.meetings())[0]?.endReason).toBe('objection');
  await second.stop();
  expect(slack.messages(channel, asked.threadTs).filter(asks)).toHaveLength(1);
  expect(JSON.stringify(slack.journal.entries)).not.toContain('June');
  expect(first.output()).not.toContain('June');
  expect(await rowsWith(world, 'June')).toEqual([]);
}

type Database = Pick<Awaited<ReturnType<typeof startProcessWorld>>, 'inDatabase'>;

function wordsIn({ inDatabase }: Database): Promise<string[]> {
  return inDatabase(async (db) => {
    const { rows } = await db.execute<{ text: string }>(
      sql`select body #>> '{segment,text}' as text from session_events where type = 'transcript.segment' order by at, id`,
    );
    return rows.map(({ text }) => text);
  });
}

/** Tables, those of jobs too, in which these words stand. */
function rowsWith({ inDatabase }: Database, words: string): Promise<string[]> {
  return inDatabase(async (db) => {
    const { rows } = await db.execute<{ name: string }>(
      sql`select quote_ident(table_schema) || '.' || quote_ident(table_name) as name
        from information_schema.tables where table_schema in ('public', 'pgboss') and table_type = 'BASE TABLE'`,
    );
    const found: string[] = [];
    for (const { name } of rows) {
      const like = sql`select 1 from ${sql.raw(name)} t where t::text like ${`%${words}%`} limit 1`;
      if ((await db.execute(like)).rows.length > 0) found.push(name);
    }
    return found;
  });
}
