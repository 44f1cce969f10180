import { expect, test } from 'vitest';
import type { PersonaTerms } from '../../../services/personas/persona.ts';
import { sayForgottenPerson } from '../../../services/slack/words/forgetting.ts';
import { agentAtWork } from '../../support/agent-at-work.ts';
import { houseInCall } from '../../support/house.ts';
import { inOrder } from '../../support/in-order.ts';
import { withServers } from '../../support/mcp-servers.ts';
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
  expect(seen).toMatchObject({ persona: 'Nova (AI, takes notes)', tools: ['draft_document'] });
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

test('tools of other servers are chosen in its form, by name or all of a server, and come along with its files', async () => {
  const { settings } = await withServers();
  const world = await houseInCall({
    settings,
    async before(world) {
      const { slack, log } = world;
      const user = slack.users.ada.id;
      const told = () => log.filter(({ msg }) => msg === 'an MCP server told its tools').length;
      await expect.poll(told).toBe(3);
      const view = (title: string) => slack.waitForView((one) => one.user === user && one.title === title);
      await slack.command({ channel: slack.channels.general.id, user, text: 'personas' });
      await slack.pressInView({ user, viewId: (await view('Personas')).id, buttonText: 'Import…' });
      const allowedTools = ['post_message', 'notion.*', 'docs.gone', 'elsewhere.*'];
      const content = new TextEncoder().encode(
        JSON.stringify({ specVersion: '0.5', displayName: 'Nova', allowedTools }),
      );
      const files = [slack.giveFile({ name: 'soul.json', content, user }).id];
      await slack.submitView({ user, viewId: (await view('Import persona')).id, values: { files } });

      const form = await view('New persona');
      const shown = JSON.stringify(form.blocks);
      expect(shown).toMatch(
        inOrder('elsewhere.*', 'Of github', 'github.issue_write', 'docs.gone (not set up)'),
      );
      expect(shown.split('initial_options').at(-1)).toMatch(inOrder('post_message', 'notion.*', 'docs.gone'));
      const tools = ['post_message', 'notion.*', 'github.issue_write'];
      await slack.submitView({ user, viewId: form.id, values: { emoji: ':star:', tools } });
      const preview = await view('Preview');
      expect(JSON.stringify(preview.blocks)).toContain('`post_message`, `github.issue_write`, `notion.*`');
      await slack.submitView({ user, viewId: preview.id, values: {} });
      await world.database.db.execute(
        `insert into channels (team_id, channel_id, persona_id, persona_by, persona_at)
           select team_id, '${slack.channels.general.id}', id, created_by, now() from personas`,
      );
    },
  });
  const { slack, model } = world;
  model.says('I can file issues.');
  await world.writes(slack.users.ben, 'can you file issues for us?');
  await world.reads('I can file issues.', { ts: world.ts });
  const offered = model.asked[0]?.tools.map(({ name }) => name) ?? [];
  expect(offered).toEqual([
    ...['post_message', 'github__issue_write'],
    ...offered.filter((name) => name.startsWith('notion__')),
    ...['ask_channel', 'search_meetings'],
  ]);
  expect(offered.filter((name) => name.startsWith('notion__')).length).toBeGreaterThan(1);
});
