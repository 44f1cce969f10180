import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { openHomes } from '../../../services/store/schema/homes.ts';
import { homeOf } from '../../support/home.ts';
import { recapOf, startRecaps } from '../../support/recap.ts';

test('recaps since somebody’s last look stand there with their first line, for who may read them, and go when forgotten', async () => {
  const world = await startRecaps();
  const { slack, database } = world;
  const { ada, ben, cleo } = slack.users;
  const [bens, cleos] = [homeOf(world, ben), homeOf(world, cleo)];
  expect(await bens.open('No calls yet')).not.toContain('missed');
  const recap = await recapOf(world, { title: 'Marmalade launch', channel: slack.channels.private.id });
  const seen = await bens.reads('What you missed', 'Marmalade launch', 'They agreed on the plan.');
  expect(seen.match(/Marmalade launch/g)).toHaveLength(1);
  expect(await cleos.open('No calls yet')).not.toContain('Marmalade');

  // He looks again and again, then the next day: by then it's no news.
  expect(await bens.open('What you missed')).toContain('They agreed on the plan.');
  await database.db
    .update(openHomes)
    .set({ openedAt: sql`clock_timestamp()`, missedSince: sql`clock_timestamp()` });
  const later = await bens.open('Recent calls', 'Marmalade launch');
  expect(later).not.toContain('What you missed');

  const place = { channel: recap.channel, user: ada.id };
  await homeOf(world, ada).open('What you missed', 'Marmalade launch');
  const asked = await slack.command({ ...place, text: 'forget https://meet.google.com/abc-defg-hij' });
  const question = await slack.waitForEphemeral(({ text }) => text === asked.text);
  await slack.press({ ...place, messageTs: question.ts, buttonText: 'Forget it' });
  await expect.poll(homeOf(world, ada).shown).not.toContain('Marmalade');
  await expect.poll(bens.shown).not.toContain('Marmalade');
});

test('a held recap is missed by nobody until it’s released', async () => {
  const world = await startRecaps();
  const { slack } = world;
  const { ada, ben } = slack.users;
  await slack.command({ user: ada.id, channel: slack.channels.general.id, text: 'recap hold' });
  const recap = await recapOf(world, { title: 'The recap is held' });
  const home = homeOf(world, ben);
  expect(await home.open('Recent calls')).not.toContain('What you missed');
  const { ts } = await recap.reads('held');
  await slack.press({ user: ada.id, channel: recap.channel, messageTs: ts, buttonText: 'Release' });
  await home.reads('What you missed', 'They agreed on the plan.');
});
