import { expect, test } from 'vitest';
import { askRate, modelRate } from '../../../../services/notes/model-limits.ts';
import { tookPlace, typed } from '../../../support/past-meetings.ts';
import { startWorld } from '../../../support/world.ts';

const talk = [['Priya', 'Pricing stays at twenty dollars.']] as const;

test('a person who asks too often hears when to try again; others are answered, and the model is spared', async () => {
  let asked = 0;
  const world = await startWorld({
    answerer: async () => {
      asked += 1;
      return { ok: true, text: 'Twenty dollars.', cited: [1] };
    },
  });
  await tookPlace(world, { said: talk });
  const { ben, cleo } = world.slack.users;

  const answers: string[] = [];
  for (let count = 0; count < askRate.burst + 5; count += 1) answers.push(await typed(world, 'ask pricing'));

  const refused = answers.filter((text) => text.includes('searched a lot'));
  expect(refused.length).toBeGreaterThan(0);
  for (const text of refused) expect(text).toMatch(/Try again in \d+ seconds?\.$/);
  expect(answers.slice(0, askRate.burst).every((text) => text === 'Searching 1 meeting…')).toBe(true);
  expect(await typed(world, 'meetings pricing')).toContain('Try again in');
  expect(await typed(world, 'ask pricing', { user: ben.id })).toBe('Searching 1 meeting…');

  // Together they have used up what the workspace may ask the model: then people read what was found.
  const from = world.slack.journal.entries.length;
  const others = [ben, cleo].map(async ({ id: user }) => {
    for (let count = 1; count < askRate.burst; count += 1) await typed(world, 'ask pricing', { user });
  });
  await Promise.all(others);
  const { text } = await world.slack.waitForEphemeral(({ text }) => text.includes('too often'), {
    from,
  });
  expect(text).toContain('word for word');
  expect(text).toContain('twenty dollars');
  expect(asked).toBeLessThanOrEqual(modelRate.burst + 10);
});
