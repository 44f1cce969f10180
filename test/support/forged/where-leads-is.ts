import { sql } from 'drizzle-orm';
import type { World } from '../world.ts';

/** By what words of people, rather than values of ours, can name what #leads has. */
export type Leads = {
  readonly channel: string;
  readonly links: readonly string[];
  /** Slack's links to its threads. */
  readonly threads: readonly string[];
  /** When its messages were posted: Slack's name for them, within a channel. */
  readonly posted: readonly string[];
  /** The ends of its keys. */
  readonly keys: readonly string[];
  readonly items: readonly string[];
};

export async function whereLeadsIs({ slack, database: { db } }: World): Promise<Leads> {
  const channel = slack.channels.private.id;
  const columnOf = async (query: string) =>
    (await db.execute<{ said: string }>(sql.raw(query))).rows.map(({ said }) => said);
  const posted = slack.messages(channel).map(({ ts }) => ts);
  const roots = slack.messages(channel).flatMap(({ ts, threadTs }) => (threadTs === undefined ? [ts] : []));
  return {
    channel,
    links: await columnOf(`select distinct call_url as said from meetings where channel_id = '${channel}'`),
    threads: roots.map((ts) => `https://x.slack.com/archives/${channel}/p${ts.replace('.', '')}`),
    posted,
    keys: await columnOf('select hint as said from agent_tokens'),
    items: await columnOf('select id::text as said from action_items'),
  };
}
