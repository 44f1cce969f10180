import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { acme, globex, installedInBoth } from '../../../support/many-workspaces.ts';
import { waitForCard } from '../../../support/slack-acts.ts';

test('a token is exchanged before it ends, once, however much is said meanwhile', async () => {
  const { slack, worlds, shared } = await installedInBoth({ rotation: true });
  const [one] = worlds;
  const { db } = shared.database;
  const tokenOf = async (teamId: string) => {
    const { rows } = await db.execute<{ token: string }>(
      sql`select token from slack_installations where team_id = ${teamId}`,
    );
    return rows[0]?.token;
  };
  const before = [await tokenOf(acme.teamId), await tokenOf(globex.teamId)];
  await endsIn(1);
  // This process learns of it by its next look.
  await shared.restart();

  const codes = ['aaa-aaaa-aaa', 'bbb-bbbb-bbb', 'ccc-cccc-ccc'];
  await Promise.all(
    codes.map((code) =>
      one.slack.post({ channel: one.slack.channels.general.id, text: `https://meet.google.com/${code}` }),
    ),
  );
  for (const code of codes) await waitForCard(one, code, 'Stand-in');

  expect(await tokenOf(acme.teamId)).not.toBe(before[0]);
  expect(await tokenOf(globex.teamId)).toBe(before[1]);
  const acmes = [...slack.oauth.tokens.values()].filter(({ team }) => team === acme);
  expect(acmes).toHaveLength(2);

  async function endsIn(hours: number) {
    await db.execute(sql`update slack_installations
      set token_expires_at = clock_timestamp() + make_interval(hours => ${hours}) where team_id = ${acme.teamId}`);
  }
});

test('a token that has ended, and that Slack doesn’t exchange, ends no workspace: what is to be said waits', async () => {
  const { slack, worlds, shared } = await installedInBoth({ rotation: true, allowViolations: true });
  const { db } = shared.database;
  slack.oauth.end(acme, 'expired');
  slack.oauth.refuseToExchange('internal_error');
  await db.execute(
    sql`update slack_installations set token_expires_at = clock_timestamp() - interval '1 second' where team_id = ${acme.teamId}`,
  );
  await shared.restart();

  const { slack: acmes } = worlds[0];
  await acmes.post({ channel: acmes.channels.general.id, text: 'https://meet.google.com/aaa-aaaa-aaa' });
  await expect
    .poll(async () =>
      (
        await db.execute<{ last_error: string }>(sql`select last_error from slack_outbox
      where kind = 'message' and last_error is not null`)
      ).rows.map((row) => row.last_error),
    )
    .toEqual(['not_known_yet']);
  const { rows } = await db.execute(sql`select 1 from slack_installations where removed_at is not null`);
  expect(rows).toEqual([]);

  slack.oauth.refuseToExchange(null);
  await shared.elapse(5);
  await waitForCard(worlds[0], 'aaa-aaaa-aaa', 'Stand-in');
});
