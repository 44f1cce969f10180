import { expect, test } from 'vitest';
import { answers } from '../../sandbox/pikastream/fault-effects.ts';
import { paste, sessionFor } from '../../support/conversation.ts';
import { havePersona } from '../../support/personas.ts';
import { startWorld, type World } from '../../support/world.ts';

const link = 'https://meet.google.com/abc-defg-hij';

async function typed({ slack }: World, text: string, user = slack.users.ada): Promise<string> {
  const answer = await slack.command({ channel: slack.channels.general.id, user: user.id, text });
  return JSON.stringify(answer);
}

test('as <name> behind a command’s link sends that persona', async () => {
  const world = await startWorld();
  await havePersona(world, { name: 'Nova Prime' });
  await typed(world, `join ${link} as nova prime for 20 min`);
  expect((await sessionFor(world)).session.botName).toBe('Nova Prime (AI, takes notes)');
  expect((await world.meetings())[0]?.limitMinutes).toBe(20);
});

test('a name that nobody has starts nothing, and those that there are are named', async () => {
  const world = await startWorld();
  await havePersona(world, { name: 'Nova' });
  const answer = await typed(world, `join ${link} as Nobody`);
  expect(answer).toContain('Nobody');
  expect(answer).toContain('Stand-in, Nova');
  expect(await world.meetings()).toEqual([]);
});

test('as me sends the asker’s own stand-in, and nobody else’s', async () => {
  const world = await startWorld();
  const { ada, ben } = world.slack.users;
  await havePersona(world, { name: 'Ada’s stand-in', standsInFor: ada.id });
  expect(await typed(world, `join ${link} as me`, ben)).toContain('no stand-in');
  await typed(world, `join ${link} as me`);
  const { session } = await sessionFor(world);
  expect(session.botName).toBe('Ada’s stand-in (AI, takes notes)');
  expect(session.systemPrompt).toContain('stands in for “Ada”');
});

test('as <name> beside a pasted link sends that persona, and says nothing about the time', async () => {
  const world = await startWorld();
  await havePersona(world, { name: 'Nova' });
  await paste(world, { text: `${link} as Nova, please` });
  expect((await sessionFor(world)).session.botName).toBe('Nova (AI, takes notes)');
});

test('other words behind “as” name nobody', async () => {
  const world = await startWorld();
  await havePersona(world, { name: 'Nova' });
  await paste(world, { text: `${link} as discussed` });
  expect((await sessionFor(world)).session.botName).toBe('Stand-in (AI, takes notes)');
});

test('a menu on the card changes who goes, as long as nobody has gone', async () => {
  const world = await startWorld({ settings: { JOIN_UNDO_SECONDS: '600' } });
  const { slack } = world;
  await havePersona(world, { name: 'Nova' });
  const thread = await paste(world);
  const card = await thread.reads(/\[▾ Stand-in\]/);
  const at = { channel: thread.channel, messageTs: card.ts, user: slack.users.ben.id };
  await slack.press({ ...at, option: 'Nova' });
  await thread.reads(/Nova \(AI\) joins.*\[▾ Nova\]/s);
  await thread.press('Join now');
  expect((await sessionFor(world)).session.botName).toBe('Nova (AI, takes notes)');
  await expect.poll(() => thread.ours()[0]).toMatch(/Nova \(AI\) is connecting(?!.*▾)/s);
});

test('who may not spend doesn’t change who goes, and a persona of others stays theirs', async () => {
  const world = await startWorld({ settings: { JOIN_UNDO_SECONDS: '600' } });
  const { slack } = world;
  const { ada, ben, sol } = slack.users;
  await havePersona(world, { name: 'Founder', senders: [ada.id] });
  const thread = await paste(world);
  const card = await thread.reads(/\[▾ Stand-in\]/);
  for (const user of [sol, ben]) {
    const at = { channel: thread.channel, messageTs: card.ts, user: user.id };
    await slack.press({ ...at, option: 'Founder' });
  }
  await expect.poll(() => slack.ephemerals.map(({ user }) => user)).toEqual([sol.id, ben.id]);
  expect(slack.ephemerals.at(-1)?.text).toContain(`<@${ada.id}>`);
  expect((await world.meetings())[0]?.botName).toBe('Stand-in (AI, takes notes)');
});

test('a channel’s persona is chosen by its members, shown, and taken back', async () => {
  const world = await startWorld();
  const { slack } = world;
  await havePersona(world, { name: 'Nova' });
  expect(await typed(world, 'persona Nova', slack.users.sol)).not.toContain('*Nova*');
  expect(await typed(world, 'persona')).toContain('*Stand-in*');
  expect(await typed(world, 'persona “Nova”')).toContain('*Nova*');
  await paste(world);
  expect((await sessionFor(world)).session.botName).toBe('Nova (AI, takes notes)');
  expect(await typed(world, 'persona off')).toContain('*Stand-in*');
});

test('a call that is tried again is tried with the same persona', async () => {
  const world = await startWorld();
  const nova = await havePersona(world, { name: 'Nova' });
  world.pika.faults.add({ route: 'session.create', effect: answers(422, { message: 'no' }) });
  const thread = await paste(world, { text: `${link} as Nova` });
  await thread.press('Retry');
  await sessionFor(world);
  expect((await world.meetings()).map(({ personaId }) => personaId)).toEqual([nova.id, nova.id]);
});
