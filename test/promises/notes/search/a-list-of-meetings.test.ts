import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { meetings } from '../../../../services/store/schema/meetings.ts';
import { tookPlace, typed, writePast } from '../../../support/past-meetings.ts';
import { startWorld } from '../../../support/world.ts';

const line = (page: string, name: string, length: string) =>
  new RegExp(
    `^• <${page.replaceAll('.', '\\.')}\\|${name}>, <!date\\^\\d+\\^\\{date_short_pretty\\} at \\{time\\}\\|[^>]+>, ${length}$`,
    'm',
  );

test('the list shows this channel’s newest meetings, then those of other channels, with date, length and thread', async () => {
  const world = await startWorld();
  const { slack, database } = world;
  const { general, standup } = slack.channels;
  const old = await tookPlace(world, { title: 'Older', daysAgo: 9, minutes: 65 });
  const now = await tookPlace(world, { title: 'Newer', daysAgo: 2, minutes: 5 });
  const other = await tookPlace(world, { title: 'Daily', channel: standup.id, daysAgo: 1 });
  // Without notes it has its call's name; without a session it did not take place.
  const place = { teamId: slack.teamId, channelId: general.id, threadTs: null, by: slack.users.ada.id };
  const bare = await writePast(database.db, place, { title: '', code: 'xyz-abcd-efg', daysAgo: 3 });
  const never = await writePast(database.db, place, { title: 'Never' });
  await database.db
    .update(meetings)
    .set({ sessionEndedAt: null, overAt: null })
    .where(eq(meetings.id, bare.id));
  await database.db.update(meetings).set({ sessionStartedAt: null }).where(eq(meetings.id, never.id));

  const listed = await typed(world, 'meetings');

  expect(listed).toMatch(line(now.page, 'Newer', '5 min'));
  expect(listed).toMatch(line(old.page, 'Older', '1 h 5 min'));
  expect(listed).toMatch(line(other.page, 'Daily', '30 min'));
  expect(listed).toMatch(/^• xyz-abcd-efg, .*, running$/m);
  const names = ['*Here*', 'Newer', 'xyz', 'Older', '*In other channels of yours*', 'Daily'];
  expect(names.map((name) => listed.indexOf(name))).toEqual(
    names.map((name) => listed.indexOf(name)).sort((a, b) => a - b),
  );
  expect(listed).not.toContain('Never');
  const elsewhere = await typed(world, 'meetings', { channel: slack.channels.private.id });
  expect(elsewhere).toMatch(/^No meetings.*\n\*In other channels of yours\*\n• /);
});

test('a list for words shows each meeting that has them once, and says so where there’s none', async () => {
  const world = await startWorld();
  expect(await typed(world, 'meetings')).toContain('No meetings yet');
  await tookPlace(world, {
    title: 'Alpha',
    said: [
      ['Ada', 'The budget.'],
      ['Ben', 'A budget.'],
      ['Cleo', 'Our budget.'],
    ],
  });
  await tookPlace(world, { title: 'Budget', said: [['Ada', 'Nothing else.']] });
  await tookPlace(world, { title: 'Gamma', said: [['Ada', 'Hiring.']] });

  const found = await typed(world, 'meetings budget');

  expect(found.match(/\|(Alpha|Budget|Gamma)>/g)?.sort()).toEqual(['|Alpha>', '|Budget>']);
  expect(await typed(world, 'meetings dinosaurs')).toMatch(/No meeting has.*`\/pika meetings`/);
});

test('a thread that began with the card is linked by the card', async () => {
  const world = await startWorld();
  const { slack } = world;
  await slack.command({
    channel: slack.channels.general.id,
    user: slack.users.ada.id,
    text: 'join https://meet.google.com/abc-defg-hij',
  });
  const card = await slack.waitForMessage((message) => message.own && message.text.includes('Asked by'));

  await expect
    .poll(() => typed(world, 'meetings'))
    .toContain(`/archives/${card.channel}/p${card.ts.replace('.', '')}|abc-defg-hij>`);
});
