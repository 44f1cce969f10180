import { expect, test } from 'vitest';
import { type Failpoint, pikaFailpoints } from '../../../services/meetings/failpoints.ts';
import { requestsTo } from '../../support/conversation.ts';
import { chooseFact, memoryOf, remember } from '../../support/memory.ts';
import { havePersona } from '../../support/personas.ts';
import { importsSelf, pikaOfAda } from '../../support/selves.ts';
import { dmOf, voicesOf, withKey } from '../../support/voices.ts';
import { startWorld, type World, type WorldOptions } from '../../support/world.ts';

/** A world whose process is gone at this point, the first time. */
async function worldThatEnds(
  at: Failpoint,
  options: WorldOptions,
): Promise<{ world: World; gone: Promise<void> }> {
  const reached = Promise.withResolvers<void>();
  let hasEnded = false;
  const failpoint = (name: Failpoint) => {
    if (name !== at || hasEnded) return;
    hasEnded = true;
    reached.resolve();
    throw new Error('The process is gone');
  };
  return { world: await startWorld({ ...options, failpoint }), gone: reached.promise };
}

const stories: Record<(typeof pikaFailpoints)[number], (at: Failpoint) => Promise<void>> = {
  'face.drawn.before-stored': async (at) => {
    const { world, gone } = await worldThatEnds(at, { settings: withKey });
    const { slack, database } = world;
    const user = slack.users.ada.id;
    const nova = await havePersona(world, { name: 'Nova' });
    await slack.command({ channel: slack.channels.general.id, user, text: 'personas' });
    const list = await slack.waitForView((view) => view.title === 'Personas');
    await slack.pressInView({ user, viewId: list.id, option: 'Picture…', blockId: `persona_${nova.id}` });
    const form = await slack.waitForView((view) => view.title === 'Picture');
    await slack.submitView({ user, viewId: form.id, values: { describe: 'a fox' } });
    await gone;
    await world.restart({}, () =>
      database.db.execute(`update face_requests set working_at = now() - interval '6 minutes'`),
    );
    await dmOf(world, slack.users.ada).says('stopped in the middle');
    expect(requestsTo(world, 'image.generate')).toBe(1);
  },
  'voice.cloned.before-stored': async (at) => {
    const { world, gone } = await worldThatEnds(at, { settings: withKey });
    await (await voicesOf(world)).ask({ consent: ['agrees'] });
    await gone;
    await world.restart({}, () => world.database.db.execute('update voices set next_at = clock_timestamp()'));
    await dmOf(world, world.slack.users.ada).says('got lost');
    expect(requestsTo(world, 'voice.clone')).toBe(1);
  },
  'self-memory.written.before-stored': async (at) => {
    const { pika, options } = await pikaOfAda([]);
    const { world, gone } = await worldThatEnds(at, options);
    const { ada } = world.slack.users;
    await importsSelf(world, ada);
    await remember(world, ada, 'we ship on Thursdays');
    await memoryOf(world, ada);
    pika.tool('identity_memory_append', { content: [{ type: 'text', text: 'Saved.' }] });
    void chooseFact(world, ada, 'Thursdays', 'Keep at Pika too').catch(() => undefined);
    await gone;
    await world.restart();
    await world.elapse(2);
    expect(await memoryOf(world, ada)).not.toContain('Keep at Pika too');
    expect(pika.calls.filter(({ tool }) => tool === 'identity_memory_append')).toHaveLength(1);
  },
};

for (const at of pikaFailpoints)
  test(`at ${at}: the next process asks Pika for nothing again`, () => stories[at](at));
