import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { pressEverything, rowsWith } from '../../../support/forged/attack.ts';
import { ofLeads, secret } from '../../../support/forged/of-leads.ts';
import { acme, globex, installedInBoth } from '../../../support/many-workspaces.ts';

test('every button, menu and form of one workspace, with values that name what another has, from a person and a channel of the same ids: nothing there changes, and none of its words are said', async () => {
  const { worlds, shared } = await installedInBoth({ allowViolations: true });
  const [theirs, ours] = worlds;
  const objects = await ofLeads(theirs);
  const { db } = shared.database;
  const { rows: tables } = await db.execute<{ name: string }>(
    sql`select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'team_id'`,
  );
  // What the test wrote itself.
  for (const { name } of tables)
    await db.execute(
      sql`update ${sql.identifier(name)} set team_id = ${acme.teamId} where team_id = ${theirs.slack.teamId}`,
    );
  const ids = Object.values(objects).flatMap((some) => some.map((one) => one.split(':')[0] ?? one));
  const marks = [acme.teamId, ...ids];

  const before = await rowsWith(db, marks);
  const from = ours.slack.journal.entries.length;
  const { id: userId } = ours.slack.users.ada;
  const { id: channelId } = ours.slack.channels.private;
  const scene = { userId, channelId, teamId: globex.teamId, installedIn: globex.teamId } as const;
  await pressEverything(ours, { ...scene, where: 'message' }, objects);
  await pressEverything(ours, { ...scene, where: 'window' }, objects);

  expect(await rowsWith(db, marks)).toEqual(before);
  const said = ours.slack.journal.entries.slice(from).map((entry) => JSON.stringify(entry));
  expect(said.filter((entry) => entry.includes(secret))).toEqual([]);
});
