import { sql } from 'drizzle-orm';
import type { StoredMessage } from '../sandbox/slack/messages.ts';
import { press } from './slack-acts.ts';
import type { World } from './world.ts';

/** Puts lines on the list of the workspace or of #general, as an admin or a member did before. */
export async function forbid(
  { database: { db }, slack }: World,
  whose: 'workspace' | 'channel',
  ...lines: string[]
): Promise<void> {
  const { id: channel } = slack.channels.general;
  const { teamId } = slack;
  const set = { list: JSON.stringify(lines), by: slack.users.ada.id };
  await db.execute(
    whose === 'workspace'
      ? sql`insert into workspaces (team_id, do_not_say, do_not_say_by, do_not_say_at) values (${teamId}, ${set.list}::jsonb, ${set.by}, now())
          on conflict (team_id) do update set do_not_say = excluded.do_not_say`
      : sql`insert into channels (team_id, channel_id, do_not_say, do_not_say_by, do_not_say_at) values (${teamId}, ${channel}, ${set.list}::jsonb, ${set.by}, now())
          on conflict (team_id, channel_id) do update set do_not_say = excluded.do_not_say`,
  );
}

/** Presses *Review…* on a held card, reads what it holds back, and sends it anyway. Answers with what was read. */
export async function sendAnyway(world: World, user: { id: string }, card: StoredMessage): Promise<string> {
  const { slack } = world;
  await press(world, user, card, 'Review…');
  const form = await slack.waitForView((view) => view.user === user.id && view.title === 'Review');
  await slack.submitView({ user: user.id, viewId: form.id });
  return JSON.stringify(form.blocks);
}
