import { expect, test } from 'vitest';
import { memoryOf } from '../../support/memory.ts';
import { policyForm } from '../../support/policy.ts';
import { startWorld } from '../../support/world.ts';

test('what a channel decided is memory too: what holds, who set it and when, read where it stands', async () => {
  const world = await startWorld();
  const { slack } = world;
  const { ada, ben, dora, sol } = slack.users;
  const type = async (who: { id: string }, text: string) =>
    slack.command({ user: who.id, channel: slack.channels.general.id, text });
  expect(await memoryOf(world, ben)).toContain('nothing in this channel');
  await type(ada, 'auto ask');
  await type(ben, 'limit 25');
  const form = await policyForm(world, ada, 'channel');
  await form.send({ keep: 'notes', doNotSay: 'Project Heron' });
  await slack.waitForEphemeral(({ text }) => text.includes('policy is saved'));

  const shown = await memoryOf(world, ben);
  expect(shown).toMatch(/Set in this channel/);
  expect(shown).toMatch(/pasted link waits.*(U0ADA00001|Ada)/);
  expect(shown).toMatch(/last 25 min.*(U0BEN00001|Ben)/);
  expect(shown).toMatch(/notes are kept, and no words/i);
  expect(shown).toMatch(/do-not-say list has 1 line/);
  expect(shown).not.toContain('Heron');

  // Guests don't read a policy, here as in its form.
  expect(await memoryOf(world, sol)).not.toMatch(/Set in this channel|25 min|do-not-say/);

  // Theirs alone, wherever it was; somebody outside of the channel learns nothing of it.
  expect(await memoryOf(world, ben, 'me', ben.dm)).toMatch(/Set by you[\s\S]*general[\s\S]*25 min/i);
  expect(await memoryOf(world, ben, 'me', ben.dm)).not.toMatch(/pasted link/);
  expect(await memoryOf(world, ben, `about <@${ada.id}>`)).toMatch(/Set by them[\s\S]*pasted link/);
  expect(await memoryOf(world, dora, `about <@${ada.id}>`)).not.toMatch(/pasted link/);

  // No copy: what is set again is what is known.
  await type(ada, 'auto off');
  await type(ada, 'limit 40');
  const after = await memoryOf(world, ben);
  expect(after).toMatch(/pasted link does nothing[\s\S]*last 40 min/);
  expect(after).not.toMatch(/waits for someone|25 min/);
  expect(await memoryOf(world, ben, 'me', ben.dm)).not.toMatch(/Set by you/);
});
