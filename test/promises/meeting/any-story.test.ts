import fc from 'fast-check';
import { test } from 'vitest';
import { beginStory, pushEvent, type Story } from '../../stories/call.ts';
import { type Beginning, begin, stories } from '../../stories/commands.ts';
import { clearAway, endStory, judge } from '../../stories/ending.ts';
import { webhookSecret } from '../../support/pushing.ts';
import { seeded } from '../../support/seeded.ts';
import { startWorld } from '../../support/world.ts';

test('whatever people, PikaStream and Slack do, and whenever the app starts again: one session a call, each left; one card a meeting, which says how it ended; nothing twice', async () => {
  const world = await startWorld({
    pika: { balance: 1e9 },
    settings: { PIKASTREAM_WEBHOOK_SECRET: webhookSecret, JOIN_UNDO_SECONDS: '60' },
  });
  let number = 0;
  let story: Story | undefined;
  world.pika.journal.follow((entry) => {
    if (entry.kind !== 'session' || entry.change !== 'event' || !story) return;
    pushEvent(story, entry.event).catch((error) => story?.troubles.push(String(error)));
  });
  const property = fc.asyncProperty(
    fc.constantFrom<Beginning>('pasted', 'live', 'spoken in'),
    stories(12),
    async (beginning, commands) => {
      story = beginStory(world, number++);
      try {
        const [real, model] = [story, await begin(story, beginning)];
        await fc.asyncModelRun(() => ({ model, real }), commands);
        await endStory(story);
        await judge(story);
      } catch (error) {
        await clearAway(story);
        throw error;
      }
    },
  );
  await fc.assert(property, seeded(17, 6));
});
