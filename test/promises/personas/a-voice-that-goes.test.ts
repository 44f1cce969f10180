import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { cloneRate } from '../../../services/personas/voices/clone-limits.ts';
import type { FaultEffect } from '../../sandbox/pikastream/faults.ts';
import { paste, requestsTo, sessionFor } from '../../support/conversation.ts';
import { channelSends, havePersona } from '../../support/personas.ts';
import { day, dmOf, haveVoice, voiceRows, voicesOf, withKey } from '../../support/voices.ts';
import { startWorld, type World, type WorldOptions } from '../../support/world.ts';

/** A world whose channel sends Nova, with Ada's cloned voice. */
async function withVoice(consent?: string[], options: WorldOptions = {}) {
  const world = await startWorld({ settings: withKey, ...options });
  const voice = await haveVoice(world, consent);
  await channelSends(
    world,
    await havePersona(world, { name: 'Nova', voice: { kind: 'clone', voiceId: voice.id } }),
  );
  return { world, voice, dm: dmOf(world, world.slack.users.ada) };
}

const clones = (world: World) => requestsTo(world, 'voice.clone');
const warned = 'for six days';

test('on day six without use its owner hears of it once, and a call begins its seven days again', async () => {
  const { world, dm } = await withVoice();
  const warnings = () => dm.all().filter((text) => text.includes(warned)).length;
  await world.elapse(6 * day);
  await dm.says(warned);
  await paste(world);
  const session = await sessionFor(world);
  await expect
    .poll(async () => {
      const { rows } = await world.database.db.execute(sql`select warned_at from voices`);
      return rows[0]?.warned_at;
    })
    .toBe(null);
  const state = async () => (await world.meetings())[0]?.state;
  session.admit();
  await expect.poll(state).toBe('live');
  session.endCall();
  await expect.poll(state).toBe('wrapping_up');
  await world.elapse(5 * day);
  expect(warnings()).toBe(1);
  await world.elapse(day);
  await expect.poll(warnings).toBe(2);
  expect(await voiceRows(world)).toMatchObject([{ state: 'ready' }]);
});

test('gone after seven days: the card says so before anything is paid, and the kept recording brings it back', async () => {
  const { world, voice, dm } = await withVoice(['agrees', 'keeps']);
  await world.elapse(7 * day + 1);
  await dm.says('Clone again');
  const thread = await paste(world);
  await thread.reads(/Nova \(AI\)’s voice is gone.*\[Join now\]/s);
  expect(world.pika.sessions).toEqual([]);
  await dm.press('Clone again');
  await expect.poll(async () => (await voiceRows(world))[0]?.state).toBe('ready');
  await thread.press('Join now');
  const { session } = await sessionFor(world);
  const [now] = await voiceRows(world);
  expect(session.voiceId).toBe(now?.provider_voice_id);
  expect(session.voiceId).not.toBe(voice.provider_voice_id);
});

test('gone without a recording: it has to be recorded again', async () => {
  const { world, dm } = await withVoice();
  await world.elapse(7 * day + 1);
  await dm.says('recorded again');
  expect(await voiceRows(world)).toMatchObject([{ state: 'expired', has_sample: false }]);
  expect(dm.all().join('\n')).not.toContain('[Clone again]');
});

test('taken back, no call speaks with it any more, and its recording is deleted', async () => {
  const { world, dm } = await withVoice(['agrees', 'keeps']);
  await dm.press('Take my voice back');
  await expect.poll(() => voiceRows(world)).toMatchObject([{ state: 'withdrawn', has_sample: false }]);
  const thread = await paste(world);
  await thread.reads(/Nova \(AI\)’s voice was taken back.*\[Join now\]/s);
  expect(world.pika.sessions).toEqual([]);
});

test('its owner takes it back in the window; who asked for it hears so, and what can’t be reached', async () => {
  const world = await startWorld({ settings: withKey });
  const { ada, ben } = world.slack.users;
  await (await voicesOf(world)).ask({ name: 'Ben', owner: ben });
  await dmOf(world, ben).press('Agree');
  await dmOf(world, ben).says('The voice Ben is ready');
  const [voice] = await voiceRows(world);
  const ofAda = await voicesOf(world);
  expect(await ofAda.text()).not.toContain('Take my voice back');
  const window = await voicesOf(world, ben);
  await window.choose('Take my voice back', voice?.id ?? '');
  await expect.poll(window.text).toContain('seven days');
  await dmOf(world, ada).says('took back the voice Ben');
});

test('who asked may take the question back; nothing was sent', async () => {
  const world = await startWorld({ settings: withKey });
  const { ben } = world.slack.users;
  await (await voicesOf(world)).ask({ name: 'Ben', owner: ben });
  await dmOf(world, ben).says('Nothing has been sent yet');
  const [voice] = await voiceRows(world);
  await (await voicesOf(world)).choose('Take the request back', voice?.id ?? '');
  await dmOf(world, ben).says('the request is over');
  expect(clones(world)).toBe(0);
});

test('nobody is asked for their voice without end, though each request is taken back', async () => {
  const world = await startWorld({ settings: withKey });
  const { ben } = world.slack.users;
  for (let time = 0; time < 3; time += 1) {
    await (await voicesOf(world)).ask({ name: 'Ben', owner: ben });
    await expect.poll(async () => (await voiceRows(world)).at(-1)?.state).toBe('asked');
    await (await voicesOf(world)).choose('Take the request back', (await voiceRows(world)).at(-1)?.id ?? '');
    await expect.poll(async () => (await voiceRows(world)).at(-1)?.state).toBe('withdrawn');
  }
  const last = await voicesOf(world);
  await last.ask({ name: 'Ben', owner: ben });
  await expect.poll(last.formSays).toContain('several times');
  expect(await voiceRows(world)).toHaveLength(3);
});

test('nor with several recordings at once: one is read while Slack hands it over, and others wait', async () => {
  const world = await startWorld({ settings: withKey });
  const { slack } = world;
  const held = slack.faults.holdFiles();
  for (const name of ['One', 'Two', 'Three', 'Four'])
    await (await voicesOf(world)).ask({ name, owner: slack.users.ben });
  const said = () => JSON.stringify([slack.ephemerals, slack.openViews(slack.users.ada.id)]);
  await expect.poll(() => said().split('isn’t read yet').length - 1).toBeGreaterThanOrEqual(3);
  held.release();
  await dmOf(world, slack.users.ben).says('One');
  expect(await voiceRows(world)).toHaveLength(1);
});

test('without an answer the recording goes after fourteen days', async () => {
  const world = await startWorld({ settings: withKey });
  const { ada, ben } = world.slack.users;
  await (await voicesOf(world)).ask({ name: 'Ben', owner: ben });
  await dmOf(world, ben).says('Nothing has been sent yet');
  await world.elapse(14 * day + 1);
  await dmOf(world, ada).says('hasn’t answered');
  expect(await voiceRows(world)).toMatchObject([{ state: 'withdrawn', has_sample: false }]);
});

test('“forget me” deletes one’s voice with its recording', async () => {
  const { world } = await withVoice(['agrees', 'keeps']);
  const { slack } = world;
  const channel = slack.channels.general.id;
  const asked = await slack.command({ channel, user: slack.users.ada.id, text: 'forget me' });
  const { ts } = await slack.waitForEphemeral(({ text }) => text === asked.text);
  await slack.press({ user: slack.users.ada.id, channel, messageTs: ts, buttonText: 'Delete my data' });
  await expect.poll(() => voiceRows(world)).toEqual([]);
  const thread = await paste(world);
  await thread.reads(/Nova \(AI\)’s voice was taken back/);
});

/** Asks for a voice whose clone meets a fault. */
async function troubled(route: 'voice.upload' | 'voice.clone', effect: FaultEffect) {
  const world = await startWorld({ settings: withKey });
  world.pika.faults.add({ route, effect });
  await (await voicesOf(world)).ask({ consent: ['agrees'] });
  return { world, dm: dmOf(world, world.slack.users.ada) };
}

test('a clone whose answer is lost isn’t repeated, until somebody wants that', async () => {
  const { world, dm } = await troubled('voice.clone', { do: 'reset', work: true });
  await dm.says('got lost');
  expect(clones(world)).toBe(1);
  await dm.press('Try again');
  await dm.says('The voice Ada is ready');
  expect(clones(world)).toBe(2);
});

test('a clone that its process left isn’t asked for again', async () => {
  const { world, dm } = await withVoice(['agrees', 'keeps']);
  await world.database.db.execute(sql`update voices set state = 'cloning', next_at = clock_timestamp()`);
  await dm.says('got lost');
  expect(clones(world)).toBe(1);
});

test('while PikaStream is slow its owner takes it back, and that stands', async () => {
  const world = await startWorld({ settings: withKey });
  const held = world.pika.faults.hold('voice.clone', 'answer');
  const window = await voicesOf(world);
  const { form } = await window.ask({ consent: ['agrees'] });
  await expect.poll(() => clones(world) + held.used).toBeGreaterThan(0);
  await world.slack.closeView({ user: form.user, viewId: form.id });
  const [voice] = await voiceRows(world);
  await window.choose('Take my voice back', voice?.id ?? '');
  held.release();
  await expect.poll(() => clones(world)).toBe(1);
  expect(await voiceRows(world)).toMatchObject([
    { state: 'withdrawn', has_sample: false, provider_voice_id: null },
  ]);
});

test('PikaStream doesn’t answer for a moment: it’s tried again without anybody', async () => {
  const { world, dm } = await troubled('voice.upload', {
    do: 'answer',
    answer: { status: 503, json: {} },
    work: false,
  });
  await expect.poll(() => requestsTo(world, 'voice.upload')).toBe(1);
  await expect
    .poll(async () => {
      const { rows } = await world.database.db.execute(sql`select provider_voice_id from voices`);
      return rows[0]?.provider_voice_id;
    })
    .toBe(null);
  await world.elapse(1);
  await dm.says('The voice Ada is ready');
});

test('a recording that the provider won’t take is deleted, and its words are said', async () => {
  const base_resp = { status_code: 2038, status_msg: 'too noisy' };
  const { world, dm } = await troubled('voice.clone', { do: 'rewrite', rewrite: () => ({ base_resp }) });
  await dm.says('too noisy');
  expect(await voiceRows(world)).toMatchObject([{ state: 'failed', has_sample: false }]);
});

test('an empty wallet leaves the recording for another try, for a day', async () => {
  const answer = { status: 402, json: {} };
  const { world, dm } = await troubled('voice.upload', { do: 'answer', answer, work: false });
  await dm.says('Top up');
  expect(await voiceRows(world)).toMatchObject([{ state: 'failed', has_sample: true }]);
  await world.elapse(day + 1);
  await expect.poll(() => voiceRows(world)).toMatchObject([{ state: 'failed', has_sample: false }]);
  await dm.press('Try again');
  await expect
    .poll(() => world.slack.ephemerals.map(({ text }) => text).join('\n'))
    .toContain('recording is deleted');
});

test('who may not spend clones nothing again, and who may does so a few times', async () => {
  const { world, voice } = await withVoice(['agrees', 'keeps'], { ratesStandStill: true });
  const { slack } = world;
  const { ada, ben } = slack.users;
  const again = async () => (await voicesOf(world)).choose('Clone again', voice.id);
  const isReady = async () => (await voiceRows(world))[0]?.state;
  for (let count = 1; count < cloneRate.burst; count += 1) {
    await again();
    await expect.poll(() => clones(world)).toBe(count + 1);
    await expect.poll(isReady).toBe('ready');
  }
  await again();
  await (await voicesOf(world)).seen('Voices');
  expect(await isReady()).toBe('ready');
  expect(clones(world)).toBe(cloneRate.burst);

  const other = await startWorld({ settings: withKey });
  await (await voicesOf(other)).ask({ name: 'Ben', owner: other.slack.users.ben });
  const setting = `workspace money <@${ben.id}>`;
  await other.slack.command({ channel: slack.channels.general.id, user: ada.id, text: setting });
  await dmOf(other, other.slack.users.ben).press('Agree');
  await expect.poll(() => voiceRows(other)).toMatchObject([{ state: 'withdrawn', has_sample: false }]);
  expect(clones(other)).toBe(0);
});
