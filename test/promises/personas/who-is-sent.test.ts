import { sql } from 'drizzle-orm';
import { expect, test, vi } from 'vitest';
import { defaultVoice, emptyCharacter } from '../../../services/personas/persona.ts';
import { personaChooser } from '../../../services/store/rows/persona-choice.ts';
import { paste, sessionFor } from '../../support/conversation.ts';
import { channelSends, havePersona } from '../../support/personas.ts';
import { startWorld } from '../../support/world.ts';

test('a channel’s own persona goes, with its name, voice and words', async () => {
  const world = await startWorld();
  const nova = await havePersona(world, {
    name: 'Nova',
    voice: { kind: 'library', id: 'English_Jovialman' },
    character: { ...emptyCharacter, soul: 'Nova loves short answers.' },
    mustNotSay: ['the price of the Acme deal'],
    language: 'German',
  });
  await channelSends(world, nova);
  const thread = await paste(world);
  const { session } = await sessionFor(world);
  expect(session).toMatchObject({ botName: 'Nova (AI, takes notes)', voiceId: 'English_Jovialman' });
  for (const words of ['Nova loves short answers.', 'the price of the Acme deal', 'German', 'you’re an AI'])
    expect(session.systemPrompt).toContain(words);
  await thread.reads(/Nova \(AI\) is connecting/);
});

test('whom a proposal sends is one question to the database', async () => {
  const { database, slack } = await startWorld();
  const nova = await havePersona({ database, slack }, { name: 'Nova' });
  const asker = { teamId: slack.teamId, channelId: slack.channels.general.id, userId: slack.users.ada.id };
  // In a transaction, so that nothing that the app asks meanwhile counts.
  await database.db.transaction(async (tx) => {
    const asked = vi.spyOn(tx, 'select');
    const chosen = await personaChooser(tx).choose(asker, { name: 'nova' });
    expect(chosen).toMatchObject({ personaId: nova.id, botName: 'Nova (AI, takes notes)' });
    expect(asked).toHaveBeenCalledTimes(1);
  });
});

test('elsewhere the one that is built in goes', async () => {
  const world = await startWorld();
  await channelSends(world, await havePersona(world, { name: 'Nova' }), world.slack.channels.standup.id);
  await paste(world);
  const { session } = await sessionFor(world);
  expect(session).toMatchObject({
    botName: 'Stand-in (AI, takes notes)',
    voiceId: defaultVoice.kind === 'library' ? defaultVoice.id : '',
  });
});

test('a persona that others may send alone isn’t sent for somebody else who only pastes a link', async () => {
  const world = await startWorld();
  const { users } = world.slack;
  await channelSends(world, await havePersona(world, { name: 'Founder', senders: [users.ben.id] }));
  await paste(world);
  expect((await sessionFor(world)).session.botName).toBe('Stand-in (AI, takes notes)');
});

test('what a persona lacks is said before anything is paid, with a way on', async () => {
  const world = await startWorld({ settings: { JOIN_UNDO_SECONDS: '600' } });
  const nova = await havePersona(world, { name: 'Nova' });
  await channelSends(world, nova);
  const thread = await paste(world);
  await thread.reads(/Nova \(AI\) joins/);
  await world.database.db.execute(sql`update personas set archived_at = now() where id = ${nova.id}`);
  await thread.press('Join now');
  await thread.reads(/Nova \(AI\) was archived\..*\[Join now\]/s);
  expect(world.pika.sessions).toEqual([]);
  await expect.poll(() => thread.ours().join('\n')).toContain('Nothing was paid');
});
