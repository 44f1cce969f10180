import { expect, test } from 'vitest';
import type { PersonaTerms } from '../../../services/personas/persona.ts';
import { sayForgottenPerson } from '../../../services/slack/words/forgetting.ts';
import { agentAtWork } from '../../support/agent-at-work.ts';
import { channelSends, havePersona } from '../../support/personas.ts';

const message = { to: '#standup', text: 'We ship.' };

/** An agent in a call into which Nova was sent. */
async function workOfNova(terms: Partial<PersonaTerms> = {}) {
  return agentAtWork({
    before: async (world) => channelSends(world, await havePersona(world, { name: 'Nova', ...terms })),
  });
}

test('an agent gets only the tools of its call’s persona, and hears which these are', async () => {
  const work = await workOfNova({ tools: ['draft_document', 'a_tool_of_old'] });
  const { agent, meetingId } = work;
  const seen = await agent.call('get_meeting', { meeting_id: meetingId });
  expect(seen).toMatchObject({ persona: 'Nova (AI)', tools: ['draft_document'] });
  const refused = await agent.refusal('post_message', { meeting_id: meetingId, input: message });
  expect(refused).toMatchObject({ code: 'not_its_tool', says: expect.stringContaining('draft_document') });
  expect(await work.task('draft_document', { title: 'Plan', markdown: 'Ship it.' })).toMatchObject({
    state: 'done',
  });
});

test('what was asked for before a persona lost a tool is still decided, and the same request is no new one', async () => {
  const work = await workOfNova();
  const { slack, database } = work;
  const key = 'tell-standup';
  const asked = await work.task('post_message', message, { key });
  const card = await work.card();
  await database.db.execute(`update personas set tools = '[]'`);

  expect(await work.refusedTask('post_message', message)).toContain('Nova (AI)');
  expect(await work.task('post_message', message, { key })).toMatchObject({ task_id: asked.task_id });
  await work.press(slack.users.ben, card, 'Approve');
  expect(await work.outcome(asked)).toMatchObject({ state: 'done' });
  expect(slack.messages(slack.channels.standup.id).map(({ text }) => text)).toEqual(['We ship.']);
});

test('a persona whose person was forgotten in the middle of its call leaves its agent no tools, not all of them', async () => {
  const work = await agentAtWork({
    before: async (world) => {
      const standsInFor = world.slack.users.ben.id;
      await channelSends(
        world,
        await havePersona(world, { name: 'Nova', tools: ['draft_document'], standsInFor }),
      );
      await world.database.db.execute('update personas set consent_at = now()');
    },
  });
  const { agent, slack, meetingId, channel } = work;
  const { ben } = slack.users;
  const asked = await work.command(ben, 'forget me');
  const { ts } = await slack.waitForEphemeral(({ text }) => text === asked);
  await slack.press({ user: ben.id, channel, messageTs: ts, buttonText: 'Delete my data' });
  await slack.waitForEphemeral(({ text }) => text === sayForgottenPerson);

  expect((await agent.call('get_meeting', { meeting_id: meetingId })).tools).toEqual([]);
  const refused = await agent.refusal('post_message', { meeting_id: meetingId, input: message });
  expect(refused.code).toBe('not_its_tool');
});
