import { expect, test } from 'vitest';
import { builtInFace } from '../../../services/personas/built-in.ts';
import { paste, sessionFor } from '../../support/conversation.ts';
import { channelSends, haveFace, havePersona, pictureKey } from '../../support/personas.ts';
import { haveVoice } from '../../support/voices.ts';
import { startWorld, type World } from '../../support/world.ts';

/** The window of `/pika personas`, as one person sees it. */
async function windowOf({ slack }: World, who = slack.users.ada) {
  const user = who.id;
  const answer = await slack.command({ channel: slack.channels.general.id, user, text: 'personas' });
  // The window says all there is.
  expect([answer.ok, answer.text]).toEqual([true, undefined]);
  const view = (title: string) => slack.waitForView((one) => one.user === user && one.title === title);
  const { id } = await view('Personas');
  return {
    user,
    view,
    text: async () => JSON.stringify((await view('Personas')).blocks),
    press: (buttonText: string, viewId = id) => slack.pressInView({ user, viewId, buttonText }),
    choose: (option: string, blockId?: string) =>
      slack.pressInView({ user, viewId: id, option, ...(blockId ? { blockId } : {}) }),
    /** Fills in the form and saves what the preview shows; gives the preview. */
    async fill(title: string, values: Record<string, string | string[]>) {
      const form = await view(title);
      await slack.submitView({ user, viewId: form.id, values });
      const preview = await view('Preview');
      return {
        text: JSON.stringify(preview.blocks),
        save: () => slack.submitView({ user, viewId: preview.id, values: {} }),
        id: preview.id,
      };
    },
  };
}

test('a persona is made in a window, previewed word for word, and sent', async () => {
  const world = await startWorld();
  const window = await windowOf(world);
  expect(await window.text()).toContain('no personas yet');
  await window.press('New…');
  const preview = await window.fill('New persona', {
    name: 'Nova',
    emoji: '🦞',
    tools: ['draft_document'],
    voice: 'English_Jovialman',
    language: 'German',
    soul: 'Nova loves short answers.',
    must_not_say: 'the price\nthe date',
  });
  for (const words of [
    'Nova (AI, takes notes)',
    'English_Jovialman',
    'Nova loves short answers.',
    '- the price',
    'German',
    '`draft_document`',
  ])
    expect(preview.text).toContain(words);
  await preview.save();
  await expect.poll(window.text).toMatch(/Nova \(AI\).*Made by <@U0ADA00001>/);

  await window.choose('Change…');
  const form = await window.view('Change persona');
  const initial = ({ inputs }: typeof form, field: string) =>
    inputs.find(({ blockId }) => blockId === field)?.initial;
  expect([initial(form, 'emoji'), initial(form, 'tools')]).toEqual([':lobster:', 'draft_document']);

  await paste(world, { text: 'https://meet.google.com/abc-defg-hij as Nova' });
  const { session } = await sessionFor(world);
  expect(session).toMatchObject({ botName: 'Nova (AI, takes notes)', voiceId: 'English_Jovialman' });
  const unmarked = (text = '') => text.replaceAll('\r\n', '\n').replaceAll(/[0-9a-f]{24}/g, 'mark');
  const shown = JSON.parse(preview.text).flatMap((block: { text?: { type: string; text: string } }) =>
    block.text?.type === 'plain_text' ? [block.text.text] : [],
  );
  expect(unmarked(session.systemPrompt)).toBe(unmarked(shown.join('')));
});

test('what is wrong with a field is said at that field, and nothing is lost', async () => {
  const world = await startWorld();
  const window = await windowOf(world);
  await window.press('New…');
  const form = await window.view('New persona');
  const values = { name: 'Stand-in', voice: 'other', other_voice: '!', soul: 'Kept.' };
  const { slack } = world;
  const refused = await slack.submitView({ user: window.user, viewId: form.id, values });
  expect(JSON.stringify(refused)).toContain('built-in');
  const again = await slack.submitView({
    user: window.user,
    viewId: form.id,
    values: { ...values, name: 'Nova' },
  });
  expect(JSON.stringify(again)).toContain('voice');
  const third = { ...values, name: 'Nova', voice: 'English_Jovialman', must_not_say: 'a'.repeat(2_999) };
  const tooMuch = await slack.submitView({ user: window.user, viewId: form.id, values: third });
  expect(JSON.stringify(tooMuch)).toContain('200 characters');
});

test('back from the preview the form has what was filled in', async () => {
  const world = await startWorld();
  const window = await windowOf(world);
  await window.press('New…');
  const preview = await window.fill('New persona', {
    name: 'Nova',
    voice: 'English_Jovialman',
    soul: 'Brief.',
  });
  await window.press('Back to the form', preview.id);
  const form = await window.view('New persona');
  expect(JSON.stringify(form.blocks)).toContain('Brief.');
});

test('only its maker and admins change a persona; others duplicate it', async () => {
  const world = await startWorld();
  const { ben, cleo } = world.slack.users;
  const nova = await havePersona(world, { name: 'Nova' }, ben.id);
  const window = await windowOf(world, cleo);
  await window.choose('Change…', `persona_${nova.id}`);
  await expect.poll(window.text).toContain(`<@${ben.id}>`);
  await window.choose('Archive', `persona_${nova.id}`);
  await expect.poll(window.text).toContain('admins can change');
  await window.choose('Duplicate…', `persona_${nova.id}`);
  const copy = await window.fill('New persona', { name: 'Nova too', voice: 'English_Jovialman' });
  await copy.save();
  await expect.poll(window.text).toContain('Nova too (AI)');

  const admins = await windowOf(world);
  await admins.choose('Archive', `persona_${nova.id}`);
  await expect.poll(admins.text).toContain('archived');
  expect(await admins.text()).not.toContain('*Nova (AI)*');
});

test('two people who change a persona don’t undo each other', async () => {
  const world = await startWorld();
  const nova = await havePersona(world, { name: 'Nova' });
  const { ben } = world.slack.users;
  const first = await windowOf(world);
  await first.choose('Change…', `persona_${nova.id}`);
  const mine = await first.fill('Change persona', { name: 'Nova 1', voice: 'English_Jovialman' });
  await world.database.db.execute(`update personas set version = 2, changed_by = '${ben.id}'`);
  await mine.save();
  await expect
    .poll(async () => JSON.stringify((await first.view('Preview')).blocks))
    .toContain(`<@${ben.id}>`);
});

test('nobody has two stand-ins, and one of somebody else waits for their yes', async () => {
  const world = await startWorld();
  const { slack } = world;
  const { ada, ben } = slack.users;
  const window = await windowOf(world);
  await window.press('New…');
  const made = await window.fill('New persona', {
    name: 'Ben’s self',
    voice: 'English_Jovialman',
    stands_in_for: ben.id,
  });
  expect(made.text).toContain('stands in for “Ben”');
  await made.save();
  await expect.poll(window.text).toContain('agreed yet');
  const answer = await slack.command({
    channel: slack.channels.general.id,
    user: ada.id,
    text: 'join https://meet.google.com/abc-defg-hij as Ben’s self',
  });
  expect(JSON.stringify(answer)).toContain(`<@${ben.id}>`);
  expect(world.pika.sessions).toEqual([]);

  const asked = await slack.waitForMessage((message) => message.own && message.channel === ben.dm, {
    hoping: 'a DM to Ben',
  });
  await slack.press({ user: ben.id, channel: ben.dm, messageTs: asked.ts, buttonText: 'Agree' });
  await expect
    .poll(
      async () => (await world.database.db.execute('select consent_at from personas')).rows[0]?.consent_at,
    )
    .not.toBe(null);
  await paste(world, { text: 'https://meet.google.com/abc-defg-hij as Ben’s self' });
  expect((await sessionFor(world)).session.botName).toBe('Ben’s self (AI, takes notes)');
});

test('who belongs to another workspace by then agrees to no stand-in, but may refuse it', async () => {
  const world = await startWorld();
  const { slack } = world;
  const { ben, xena } = slack.users;
  const consentAt = async () =>
    (await world.database.db.execute('select consent_at, archived_at from personas')).rows[0];
  await standIn(world, 'Ben’s self');
  const asked = await slack.waitForMessage(({ own, channel }) => own && channel === ben.dm, {
    hoping: 'a DM to Ben',
    current: true,
  });
  ben.teamId = xena.teamId;
  const press = (buttonText: string) =>
    slack.press({ user: ben.id, channel: ben.dm, messageTs: asked.ts, buttonText });
  await press('Agree');
  await slack.waitForEphemeral(({ user, text }) => user === ben.id && text.includes('for another workspace'));
  expect(await consentAt()).toEqual({ consent_at: null, archived_at: null });
  await press('Refuse');
  await expect.poll(async () => (await consentAt())?.archived_at).not.toBeNull();
});

test('a stand-in that its person refuses is archived', async () => {
  const world = await startWorld();
  const { slack } = world;
  const { ben } = slack.users;
  const window = await windowOf(world);
  await window.press('New…');
  const made = await window.fill('New persona', {
    name: 'Ben 2',
    voice: 'English_Jovialman',
    stands_in_for: ben.id,
  });
  await made.save();
  const asked = await slack.waitForMessage((message) => message.own && message.channel === ben.dm, {
    hoping: 'a DM to Ben',
  });
  await slack.press({ user: ben.id, channel: ben.dm, messageTs: asked.ts, buttonText: 'Refuse' });
  await expect.poll(async () => (await (await windowOf(world)).text()).includes('Ben 2')).toBe(false);
  const again = await standIn(world, 'Ben 3');
  expect(again).toContain('refused within');
});

/** Makes one for Ben; gives the preview, where it says why not. */
async function standIn(world: World, name: string): Promise<string> {
  for (const { id } of world.slack.openViews(world.slack.users.ada.id).toReversed())
    await world.slack.closeView({ user: world.slack.users.ada.id, viewId: id });
  const window = await windowOf(world);
  await window.press('New…');
  const stands = { stands_in_for: world.slack.users.ben.id };
  const made = await window.fill('New persona', { name, voice: 'English_Jovialman', ...stands });
  return JSON.stringify(await made.save());
}

test('nobody is asked without end whether a persona may stand in for them', async () => {
  const world = await startWorld();
  const { db } = world.database;
  for (const name of ['One', 'Two', 'Three']) {
    expect(await standIn(world, name)).not.toContain('several times');
    await db.execute(`update personas set archived_at = now(), archived_by = created_by`);
  }
  expect(await standIn(world, 'Four')).toContain('several times');
  await world.slack.waitForMessage(
    ({ own, channel, text }) => own && channel === world.slack.users.ben.dm && text.includes('Three'),
    { hoping: 'the third request', current: true },
  );
  expect(world.slack.messages(world.slack.users.ben.dm)).toHaveLength(3);
});

test('no persona looks like another, or like the one that is built in', async () => {
  const world = await startWorld();
  const { slack } = world;
  await havePersona(world, { name: 'Nova' });
  const window = await windowOf(world);
  await window.press('New…');
  const form = await window.view('New persona');
  const values = { name: 'St\u0430nd-in', voice: 'English_Jovialman' };
  // In a call both are “Stand-in (AI)”.
  for (const name of [values.name, 'Stand-in (AI)']) {
    const given = { ...values, name };
    const refused = await slack.submitView({ user: window.user, viewId: form.id, values: given });
    expect(JSON.stringify(refused), name).toContain('built-in');
  }
  const made = await window.fill('New persona', { ...values, name: 'N\u043Ev\u0430 (AI)' });
  expect(JSON.stringify(await made.save())).toContain('looks like another');
});

test('the list says which channels send a persona', async () => {
  const world = await startWorld();
  await channelSends(world, await havePersona(world, { name: 'Nova' }));
  expect(await (await windowOf(world)).text()).toContain(`<#${world.slack.channels.general.id}>`);
});

test('the list shows faces, and says whose cloned voice speaks', async () => {
  const settings = { PUBLIC_URL: 'https://stand-in.test', ENCRYPTION_KEY: pictureKey };
  const world = await startWorld({ settings });
  const { id: voiceId } = await haveVoice(world);
  const nova = await havePersona(world, { name: 'Nova', voice: { kind: 'clone', voiceId } });
  const face = await haveFace(world, await builtInFace(), nova);
  const { slack } = world;
  const { users } = slack;
  for (const view of slack.openViews(users.ada.id).toReversed())
    await slack.closeView({ user: users.ada.id, viewId: view.id });
  const window = await windowOf(world);
  expect(await window.text()).toContain(`https://stand-in.test/faces/${face}`);
  expect(await window.text()).toContain(`voice of <@${users.ada.id}>`);
  await window.choose('Change…', `persona_${nova.id}`);
  await window.view('Change persona');
});

test('where Slack can’t fetch faces, the list says where they are', async () => {
  const world = await startWorld({ settings: { ENCRYPTION_KEY: pictureKey } });
  const nova = await havePersona(world, { name: 'Nova' });
  expect(await (await windowOf(world)).text()).not.toContain('PUBLIC_URL');
  await haveFace(world, await builtInFace(), nova);
  expect(await (await windowOf(world)).text()).toContain('PUBLIC_URL');
});

test('guests make no personas, and see what one is told only where it stands in for them', async () => {
  const world = await startWorld();
  const { sol } = world.slack.users;
  const secret = { mustNotSay: ['the merger'] };
  const nova = await havePersona(world, { name: 'Nova', ...secret });
  const theirs = await havePersona(world, { name: 'Sol’s self', ...secret, standsInFor: sol.id });
  const window = await windowOf(world, sol);
  await window.press('New…');
  await expect.poll(window.text).toContain('Guests');
  const openedWords = () =>
    world.slack.openViews(sol.id).filter(({ blocks }) => JSON.stringify(blocks).includes('the merger'));
  await window.choose('What it’s told, export…', `persona_${nova.id}`);
  expect(openedWords()).toEqual([]);
  await window.choose('What it’s told, export…', `persona_${theirs.id}`);
  await expect.poll(openedWords).toHaveLength(1);
});

test('who became a guest no longer changes the persona that they made', async () => {
  const world = await startWorld();
  const { gus } = world.slack.users;
  await havePersona(world, { name: 'Nova' }, gus.id);
  const window = await windowOf(world, gus);
  await window.choose('Archive');
  await expect.poll(window.text).toContain('Guests');
  expect(await window.text()).toContain('Nova (AI)');
});

test('an admin chooses what follows every name in a call', async () => {
  const world = await startWorld();
  const { slack } = world;
  const type = (text: string, user = slack.users.ada) =>
    slack.command({ channel: slack.channels.general.id, user: user.id, text });
  await channelSends(world, await havePersona(world, { name: 'Nova' }));
  await type('workspace suffix (robot of Acme)', slack.users.ben);
  await type('workspace suffix (our robot)');
  await paste(world);
  expect((await sessionFor(world)).session.botName).toBe('Nova (our robot, takes notes)');

  // Behind “Nova” that would be the other one's whole name.
  await havePersona(world, { name: 'Nova Robot' });
  expect((await type('workspace suffix Robot')).text).toContain('“Nova” and “Nova Robot”');
  expect((await type('workspace')).text).toContain('(our robot)');
});
