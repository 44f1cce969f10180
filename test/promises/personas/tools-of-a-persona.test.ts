import { expect, test } from 'vitest';
import type { PersonaTerms } from '../../../services/personas/persona.ts';
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
