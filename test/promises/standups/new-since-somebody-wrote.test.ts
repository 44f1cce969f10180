import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { actionItems } from '../../../services/store/schema/notes.ts';
import { remember } from '../../support/memory.ts';
import { writePast } from '../../support/past-meetings.ts';
import { untilStates } from '../../support/slack-acts.ts';
import { askedStandup, comesTo, startStandups, takesPlace } from '../../support/standups.ts';

test('a standup’s question counts what is new for who wrote before, of what its channel may read, until they write', async () => {
  const world = await startStandups();
  const { slack, database } = world;
  const { ada, ben } = slack.users;
  const { standup, general } = slack.channels;
  const first = await askedStandup(world);
  expect(first.shown()).not.toContain('New since');
  await first.reply(ben, 'The release is out');
  await first.reads('from: @Ben');
  await takesPlace(world, ['Ada', 'Ben']);
  await first.reads('*Daily*');
  await untilStates(world, 'done');
  await database.db.update(actionItems).set({ ownerId: ben.id }).where(eq(actionItems.text, 'Tell support'));

  const about = `<@${ben.id}>`;
  await remember(world, ada, `${about} runs billing`, standup.id);
  // What he had remembered himself, what another channel knows, and what a held recap says isn't new to him there.
  await remember(world, ben, `${about} is off on Fridays`, standup.id);
  await remember(world, ada, `${about} likes tea`, general.id);
  const decided = (channelId: string, text: string, held = false) =>
    writePast(
      database.db,
      { teamId: slack.teamId, channelId, threadTs: null, by: ada.id },
      {
        ...{ decisions: [{ text, evidence: [] }], daysAgo: 0, minutes: 0 },
        ...(held ? { held: 'outsiders' as const } : {}),
      },
    );
  await decided(standup.id, 'Ben moves to payments');
  await decided(standup.id, 'We ship on Bendays');
  await decided(standup.id, 'Ben is promoted', true);
  await decided(general.id, 'Ben goes to Oslo');

  await comesTo(world, 9);
  const question = await slack.waitForMessage(
    ({ own, threadTs, text, channel }) =>
      own && channel === standup.id && threadTs !== first.ts && text.includes('Anything for'),
    { current: true },
  );
  expect(question.text).toContain('*New since you last wrote*');
  expect(question.text).toContain(`\n• <@${ben.id}>: 1 action, 1 decision, 1 thing remembered\n`);
  expect(question.text).not.toMatch(/billing|payments|promoted|Oslo|tea/);

  const threadTs = question.threadTs ?? '';
  await slack.post({ channel: standup.id, user: ben.id, text: 'All well', threadTs });
  const after = await slack.waitForMessage(
    ({ ts, text }) => ts === question.ts && text.includes('So far from'),
    { current: true },
  );
  expect(after.text).not.toContain('New since');
});
