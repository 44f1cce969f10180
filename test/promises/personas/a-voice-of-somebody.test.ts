import { expect, test } from 'vitest';
import { paste, requestsTo, sessionFor } from '../../support/conversation.ts';
import { havePersona } from '../../support/personas.ts';
import { mp3, wav } from '../../support/recordings.ts';
import { dmOf, haveVoice, voiceRows, voicesOf, withKey } from '../../support/voices.ts';
import { startWorld, type World } from '../../support/world.ts';

const start = (settings: Record<string, string> = withKey) => startWorld({ settings });
const sent = (world: World) => requestsTo(world, 'voice.upload');

test('its owner agrees in a DM, then it’s cloned, the recording goes, and a call speaks with it', async () => {
  const world = await start();
  const { slack, pika } = world;
  const { ada, ben } = slack.users;
  const window = await voicesOf(world);
  await window.ask({ name: 'Ben', owner: ben, content: mp3(20), file: 'ben.mp3' });
  await expect.poll(window.formSays).toContain(`<@${ben.id}> is asked`);
  const asked = await dmOf(world, ben).says('Nothing has been sent yet');
  expect(JSON.stringify(asked.blocks)).toContain(ada.id);
  expect(sent(world)).toBe(0);
  expect(await voiceRows(world)).toMatchObject([{ state: 'asked', has_sample: true, agreed_at: null }]);

  await dmOf(world, ben).press('Agree');
  await dmOf(world, ben).says('The voice Ben is ready');
  await dmOf(world, ada).says('The voice Ben is ready');
  const [voice] = await voiceRows(world);
  expect(voice).toMatchObject({ state: 'ready', has_sample: false, agreed_at: expect.anything() });
  expect(pika.voices.all.map(({ id }) => id)).toEqual([voice?.provider_voice_id]);
  expect(dmOf(world, ben).all().join('\n')).not.toContain('[Refuse]');

  await makePersona(world, `clone:${voice?.id}`);
  await paste(world, { text: 'https://meet.google.com/abc-defg-hij as Nova' });
  expect((await sessionFor(world)).session.voiceId).toBe(voice?.provider_voice_id);
});

async function makePersona({ slack }: World, voice: string, who = slack.users.ada) {
  const user = who.id;
  for (const view of slack.openViews(user).toReversed()) await slack.closeView({ user, viewId: view.id });
  await slack.command({ channel: slack.channels.general.id, user, text: 'personas' });
  const seen = (title: string) => slack.waitForView((one) => one.user === user && one.title === title);
  await slack.pressInView({ user, viewId: (await seen('Personas')).id, buttonText: 'New…' });
  await slack.submitView({ user, viewId: (await seen('New persona')).id, values: { name: 'Nova', voice } });
  return slack.submitView({ user, viewId: (await seen('Preview')).id, values: {} });
}

test('its owner refuses: nothing is sent, the recording is deleted, and they aren’t asked again', async () => {
  const world = await start();
  const { ada, ben } = world.slack.users;
  const window = await voicesOf(world);
  await window.ask({ name: 'Ben', owner: ben });
  await dmOf(world, ben).press('Refuse');
  await dmOf(world, ada).says(`isn’t cloned`);
  expect(await voiceRows(world)).toMatchObject([{ state: 'refused', has_sample: false }]);
  expect(sent(world)).toBe(0);
  const again = await voicesOf(world);
  await again.ask({ name: 'Ben', owner: ben });
  await expect.poll(again.formSays).toContain('refused within');
});

test('nobody answers for another, and no press counts twice', async () => {
  const world = await start();
  const { slack } = world;
  const { ada, ben } = slack.users;
  await (await voicesOf(world)).ask({ name: 'Ben', owner: ben });
  const asked = await dmOf(world, ben).says('Nothing has been sent yet');
  const press = (user: string) =>
    slack.press({ user, channel: ben.dm, messageTs: asked.ts, buttonText: 'Agree' });
  await press(ada.id);
  expect(await voiceRows(world)).toMatchObject([{ state: 'asked' }]);
  await press(ben.id);
  await dmOf(world, ben).says('The voice Ben is ready');
  expect(sent(world)).toBe(1);
});

test('one’s own voice needs the tick in the form, and is cloned at once', async () => {
  const world = await start();
  const window = await voicesOf(world);
  const { form, answer } = await window.ask();
  expect(answer.errors).toMatchObject({ consent: expect.stringContaining('agree') });
  expect(await voiceRows(world)).toEqual([]);
  await world.slack.closeView({ user: world.slack.users.ada.id, viewId: form.id });
  await window.ask({ consent: ['agrees', 'keeps'] });
  await dmOf(world, world.slack.users.ada).says('The voice Ada is ready');
  expect(await voiceRows(world)).toMatchObject([{ state: 'ready', has_sample: true }]);
  await expect.poll(window.text).toContain('Ada');
});

test.each([
  ['of five seconds', wav(5), 'me.wav', '5 seconds'],
  ['that Slack made itself', Buffer.from('1a45dfa3', 'hex'), 'clip.webm', 'webm'],
  ['that is none', Buffer.from('My voice'), 'me.mp3', 'mp3, m4a or wav'],
])('a recording %s isn’t taken, and the form keeps the name', async (_, content, file, words) => {
  const world = await start();
  const window = await voicesOf(world);
  await window.ask({ content, file, consent: ['agrees'] });
  await expect.poll(window.formSays).toContain(words);
  expect((await window.seen('New voice')).inputs[0]).toMatchObject({ initial: 'Ada' });
  expect(await voiceRows(world)).toEqual([]);
  expect(sent(world)).toBe(0);
});

test('where Slack shows its sign-in page instead of the file, the form says what an admin does', async () => {
  const world = await start();
  world.slack.faults.hideFiles();
  const window = await voicesOf(world);
  await window.ask({ consent: ['agrees'] });
  await expect.poll(window.formSays).toContain('files:read');
  expect(await voiceRows(world)).toEqual([]);
});

test('while a slow Slack hands over the recording, the window says so', async () => {
  const world = await start();
  const held = world.slack.faults.holdFiles();
  const window = await voicesOf(world);
  await window.ask({ consent: ['agrees'] });
  await expect.poll(window.formSays).toContain('Reading');
  held.release();
  await expect.poll(window.formSays).toContain('being cloned');
  await dmOf(world, world.slack.users.ada).says('The voice Ada is ready');
});

test('without a key nothing is kept, and the form says what to set', async () => {
  const world = await start({});
  const window = await voicesOf(world);
  await window.ask({ consent: ['agrees'] });
  await expect.poll(window.formSays).toContain('ENCRYPTION_KEY');
});

test('guests, and voices of apps, are refused', async () => {
  const world = await start();
  const { sol, cleo } = world.slack.users;
  const ofGuest = await voicesOf(world, sol);
  await ofGuest.ask({ consent: ['agrees'] });
  await expect.poll(ofGuest.formSays).toContain('Guests');
  const ofApp = await voicesOf(world, cleo);
  await ofApp.ask({ owner: { ...cleo, id: world.slack.botUserId }, consent: ['agrees'] });
  await expect.poll(ofApp.formSays).toContain('isn’t a person');
});

test('a cloned voice is offered to its owner and to who asked for it, and no copy of others has it', async () => {
  const world = await start();
  const { slack } = world;
  const { id: voiceId } = await haveVoice(world);
  const nova = await havePersona(world, { name: 'Nova', voice: { kind: 'clone', voiceId } });
  const { ada, cleo } = slack.users;
  const copyBy = async (user: string) => {
    for (const view of slack.openViews(user).toReversed()) await slack.closeView({ user, viewId: view.id });
    await slack.command({ channel: slack.channels.general.id, user, text: 'personas' });
    const seen = (title: string) => slack.waitForView((one) => one.user === user && one.title === title);
    const { id: viewId } = await seen('Personas');
    await slack.pressInView({ user, viewId, option: 'Duplicate…', blockId: `persona_${nova.id}` });
    const { inputs } = await seen('New persona');
    return inputs.find(({ blockId }) => blockId === 'voice');
  };
  expect(await copyBy(ada.id)).toMatchObject({ initial: `clone:${voiceId}` });
  const others = await copyBy(cleo.id);
  expect(others).toMatchObject({ initial: 'English_radiant_girl' });
  expect(JSON.stringify(others)).not.toContain(voiceId);
});

test('while Slack doesn’t say whether who asked may spend, a yes clones nothing, and it can be said again', async () => {
  const world = await startWorld({ settings: withKey });
  const { slack } = world;
  const { ada, ben } = slack.users;
  await (await voicesOf(world, ben)).ask({ name: 'Ada', owner: ada });
  const dm = dmOf(world, ada);
  await dm.says('[Agree]');
  // Who asked is a guest by now; what Slack said of them is remembered for a while, and another process asks again.
  await world.restart({}, async () => {
    ben.isGuest = true;
  });
  const silent = slack.faults.fail('users.info', 'internal_error', 1_000);
  await dm.press('Agree');
  await slack.waitForEphemeral(({ user, text }) => user === ada.id && text.includes('isn’t responding'));
  expect((await voiceRows(world)).map(({ state }) => state)).toEqual(['asked']);

  silent.remove();
  await dm.press('Agree');
  await expect.poll(async () => (await voiceRows(world))[0]?.state).toBe('withdrawn');
  expect(sent(world)).toBe(0);
});
