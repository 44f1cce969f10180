import { expect, test } from 'vitest';
import { renderMessage } from '../../sandbox/slack/render-text.ts';
import { windowOf } from '../../support/briefs.ts';
import { remember } from '../../support/memory.ts';
import { askedStandup, startStandups, takesPlace } from '../../support/standups.ts';
import type { World } from '../../support/world.ts';

const dmsOf = ({ slack }: World, { dm }: { dm: string }) =>
  slack.messages(dm).filter(({ own, text }) => own && text.includes('along'));

test('ahead of a standup who set it up is told how much goes along, with no words of it; a reply is one line more', async () => {
  const world = await startStandups();
  const { slack } = world;
  const { ada, ben } = slack.users;
  const channel = slack.channels.standup.id;
  await remember(world, ada, 'KESTREL ships on Thursdays', channel);
  await remember(world, ada, 'for me OSPREY wants a raise');
  const card = await askedStandup(world);

  await expect.poll(() => dmsOf(world, ada).length).toBe(1);
  const [told] = dmsOf(world, ada);
  if (!told) throw new Error('Ada wasn’t told');
  expect(renderMessage(told)).toMatch(
    /\*Standup 1\* starts at .*takes 1 line along\. 1 line stays here[\s\S]*Members of #standup[\s\S]*If you don’t answer, it goes as it is\.\n\[Brief\]/,
  );
  expect(JSON.stringify(told)).not.toMatch(/KESTREL|OSPREY/);
  await card.reply(ben, 'I can’t come: ask about the budget');
  await card.reads('from: @Ben');
  await slack.press({ user: ada.id, channel: told.channel, messageTs: told.ts, buttonText: 'Brief' });
  const brief = windowOf(world, ada);
  await expect
    .poll(brief.shown)
    .toMatch(/• ask about the budget[\s\S]*KESTREL[\s\S]*Stays here[\s\S]*OSPREY/);
  expect(brief.hasMenu('ask about the budget')).toBe(false);
  await brief.choose('KESTREL', 'Leave out');
  await expect.poll(brief.shown).toMatch(/Left out[\s\S]*KESTREL/);
  await brief.choose('KESTREL', 'Take along');
  await expect.poll(brief.shown).not.toMatch(/Left out/);
  await brief.choose('KESTREL', 'Edit…');
  const form = await slack.waitForView(({ title }) => title === 'Edit the line');
  await slack.submitView({ user: ada.id, viewId: form.id, values: { text: 'KESTREL may ship on Friday' } });
  await expect
    .poll(brief.shown)
    .toMatch(/KESTREL may ship on Friday\n_Written for this call, @Ada[\s\S]*Left out[\s\S]*KESTREL ships/);

  const session = await takesPlace(world, ['Ada']);
  const prompt = session.systemPrompt ?? '';
  expect(prompt).toContain('Ada: KESTREL may ship on Friday');
  expect(prompt).toContain('Ben: ask about the budget');
  expect(prompt).not.toMatch(/KESTREL ships|OSPREY/);
  await card.reads('KESTREL may ship on Friday — _unknown whether it was said_');
});

test('nobody is told of a brief with nothing in it', async () => {
  const world = await startStandups();
  await askedStandup(world);
  const jobs = async () => {
    const { rows } = await world.database.db.execute<{ state: string }>(
      "select state from pgboss.job where name = 'brief-card'",
    );
    return rows.map(({ state }) => state);
  };
  await expect.poll(jobs).toEqual(['completed']);
  expect(dmsOf(world, world.slack.users.ada)).toEqual([]);
});
