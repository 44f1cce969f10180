import { expect, onTestFinished, test } from 'vitest';
import { defaultPace } from '../../../src/workers/pace.ts';
import { startPikaSelf } from '../../sandbox/pika-self/service.ts';
import { drips, hangs, worksAndHangs } from '../../sandbox/pikastream/fault-effects.ts';
import { requestsTo } from '../../support/conversation.ts';
import { havePersona } from '../../support/personas.ts';
import { dmOf, voiceRows, voicesOf, withKey } from '../../support/voices.ts';
import { startWorld, type World } from '../../support/world.ts';

/** Pika's deadlines of this world's app. */
function deadlines() {
  const { face, voice, self } = defaultPace.deadlinesMs;
  return { face: { ...face }, voice: { ...voice }, self: { ...self } };
}
/** Whatever never comes is given up after so long; what comes isn't waited for with this. */
const shortMs = 750;

async function withSelf() {
  const self = await startPikaSelf();
  onTestFinished(() => self.close());
  const deadlinesMs = deadlines();
  const settings = { ...withKey, PIKA_MCP_URL: self.mcpUrl };
  const world = await startWorld({ settings, deadlinesMs, guard: { exempt: [self.url] } });
  return { self, world, deadlinesMs };
}

/** The window of the list, opened again, and what Ada does in it. The emulator objects if a press isn't answered in three seconds. */
async function listOf({ slack }: World) {
  const user = slack.users.ada.id;
  for (const view of slack.openViews(user).toReversed()) await slack.closeView({ user, viewId: view.id });
  await slack.command({ channel: slack.channels.general.id, user, text: 'personas' });
  const seen = (title: string) => slack.waitForView((one) => one.user === user && one.title === title);
  const { id: viewId } = await seen('Personas');
  return {
    shown: async (title: string) => JSON.stringify((await seen(title)).blocks),
    press: (buttonText: string) => slack.pressInView({ user, viewId, buttonText }),
    async askForPicture(personaId: string, values: Record<string, string | string[]>) {
      await slack.pressInView({ user, viewId, option: 'Picture…', blockId: `persona_${personaId}` });
      return slack.submitView({ user, viewId: (await seen('Picture')).id, values });
    },
  };
}

const drafts = async ({ database }: World) =>
  (await database.db.execute('select terms from persona_drafts')).rows;

test.each([
  ['never answers', { do: 'hang' }],
  ['answers a byte a second', { do: 'drip' }],
] as const)('an AI Self of a Pika that %s: the window says so in time, and asks once', async (_, fault) => {
  const { self, world, deadlinesMs } = await withSelf();
  deadlinesMs.self.request = shortMs;
  self.fail('mcp', fault, Number.POSITIVE_INFINITY);
  const list = await listOf(world);
  await list.press('Use my Pika AI Self');
  await expect.poll(() => list.shown('Import persona')).toContain('Pika gave no answer');
  expect(self.journal.entries).toHaveLength(1);
  expect(await drafts(world)).toEqual([]);

  // Once it answers, the same press brings the self; an avatar that never comes costs nothing but itself.
  self.heal();
  deadlinesMs.self.request = defaultPace.deadlinesMs.self.request;
  deadlinesMs.self.avatar = shortMs;
  self.fail('avatar', fault);
  const again = await listOf(world);
  await again.press('Use my Pika AI Self');
  await expect.poll(() => again.shown('New persona')).toContain('She counts first');
  expect(await again.shown('New persona')).toContain('portrait didn’t come');
  expect(await drafts(world)).toMatchObject([{ terms: { voice: { id: self.self.voice?.voice_id } } }]);
});

test('a portrait of a Pika that never answers: a DM says so in time, and *Try again* brings it', async () => {
  const { self, world, deadlinesMs } = await withSelf();
  const dm = dmOf(world, world.slack.users.ada);
  const nova = await havePersona(world, { name: 'Nova' });
  deadlinesMs.self.request = shortMs;
  self.fail('mcp', { do: 'hang' });
  await (await listOf(world)).askForPicture(nova.id, { self: ['yes'] });
  await dm.says('Pika gave no answer');
  expect(self.journal.entries).toHaveLength(1);
  deadlinesMs.self.request = defaultPace.deadlinesMs.self.request;
  await dm.press('Try again');
  await dm.says('Keep it?');
});

test.each([
  ['draws and never answers', worksAndHangs],
  ['draws and answers a byte a second', drips],
])('a picture of a PikaStream that %s may have been paid for: a person asks again', async (_, effect) => {
  const deadlinesMs = deadlines();
  const world = await startWorld({ settings: withKey, deadlinesMs });
  const dm = dmOf(world, world.slack.users.ada);
  const nova = await havePersona(world, { name: 'Nova' });
  deadlinesMs.face.draw = shortMs;
  world.pika.faults.add({ route: 'image.generate', effect });
  const answer = await (await listOf(world)).askForPicture(nova.id, { describe: 'a fox' });
  expect(answer.errors).toBeUndefined();
  await dm.says('may have been paid for');
  expect(requestsTo(world, 'image.generate')).toBe(1);
  deadlinesMs.face.draw = defaultPace.deadlinesMs.face.draw;
  await dm.press('Again');
  await dm.says('Keep it?');
  expect(requestsTo(world, 'image.generate')).toBe(2);
});

test.each([
  ['never answers', worksAndHangs],
  ['answers a byte a second', drips],
])(
  'a clone of a PikaStream that %s isn’t repeated, and its recording stays for who wants that',
  async (_, effect) => {
    const deadlinesMs = deadlines();
    const world = await startWorld({ settings: withKey, deadlinesMs });
    const dm = dmOf(world, world.slack.users.ada);
    deadlinesMs.voice.clone = shortMs;
    world.pika.faults.add({ route: 'voice.clone', effect });
    const window = await voicesOf(world);
    await window.ask({ consent: ['agrees'] });
    await dm.says('got lost');
    expect(requestsTo(world, 'voice.clone')).toBe(1);
    expect(await voiceRows(world)).toMatchObject([{ state: 'failed', has_sample: true }]);
    deadlinesMs.voice.clone = defaultPace.deadlinesMs.voice.clone;
    await dm.press('Try again');
    await dm.says('The voice Ada is ready');
    expect(requestsTo(world, 'voice.clone')).toBe(2);
  },
);

test('an upload that never ends makes no voice, so it is tried again without anybody', async () => {
  const deadlinesMs = deadlines();
  const world = await startWorld({ settings: withKey, deadlinesMs });
  deadlinesMs.voice.upload = shortMs;
  world.pika.faults.add({ route: 'voice.upload', effect: hangs });
  await (await voicesOf(world)).ask({ consent: ['agrees'] });
  const { db } = world.database;
  const next = async () => (await db.execute('select provider_voice_id, attempts from voices')).rows[0];
  await expect.poll(next).toMatchObject({ provider_voice_id: null, attempts: 1 });
  deadlinesMs.voice.upload = defaultPace.deadlinesMs.voice.upload;
  await world.elapse(1);
  await dmOf(world, world.slack.users.ada).says('The voice Ada is ready');
  expect(requestsTo(world, 'voice.upload')).toBe(2);
  expect(requestsTo(world, 'voice.clone')).toBe(1);
});
