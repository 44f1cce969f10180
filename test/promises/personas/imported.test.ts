import { randomBytes } from 'node:crypto';
import { unzipSync, type Zippable, zipSync } from 'fflate';
import { expect, onTestFinished, test } from 'vitest';
import { importSelf } from '../../../services/personas/files/import-self.ts';
import { drawFace } from '../../sandbox/faces/draw-face.ts';
import { nobody } from '../../sandbox/pika-self/self.ts';
import { startPikaSelf } from '../../sandbox/pika-self/service.ts';
import { havePersona } from '../../support/personas.ts';
import { haveVoice } from '../../support/voices.ts';
import { startWorld, type World } from '../../support/world.ts';

const withKey = { ENCRYPTION_KEY: randomBytes(32).toString('base64') };
const bytes = (text: string) => new TextEncoder().encode(text);

/** The window of `/pika personas`, with what people do in it. */
async function windowOf({ slack, database }: World, who = slack.users.ada) {
  const user = who.id;
  for (const open of slack.openViews(user).toReversed()) await slack.closeView({ user, viewId: open.id });
  await slack.command({ channel: slack.channels.general.id, user, text: 'personas' });
  const view = (title: string) => slack.waitForView((one) => one.user === user && one.title === title);
  const shown = async (title: string) => JSON.stringify((await view(title)).blocks);
  const { id } = await view('Personas');
  const dms = () => slack.messages(who.dm).filter(({ own }) => own);
  return {
    view,
    shown,
    press: (buttonText: string) => slack.pressInView({ user, viewId: id, buttonText }),
    choose: (personaId: string, option: string) =>
      slack.pressInView({ user, viewId: id, option, blockId: `persona_${personaId}` }),
    async read(files: Record<string, Uint8Array>, values: Record<string, string | string[]> = {}) {
      const form = await view('Import persona');
      const given = Object.entries(files).map(
        ([name, content]) => slack.giveFile({ name, content, user }).id,
      );
      await slack.submitView({ user, viewId: form.id, values: { files: given, ...values } });
    },
    /** Saves the form as it is, but for what is typed. */
    async save(values: Record<string, string | string[]> = {}) {
      const filled = await slack.submitView({ user, viewId: (await view('New persona')).id, values });
      expect(filled.errors).toBeUndefined();
      const saved = await slack.submitView({ user, viewId: (await view('Preview')).id, values: {} });
      expect(saved.action).toBe('close');
    },
    async keep() {
      const hoping = 'the picture in a DM';
      const { ts } = await slack.waitForMessage(
        (message) => message.own && message.channel === who.dm && message.text.includes('Keep it?'),
        { hoping, current: true },
      );
      await slack.press({ user, channel: who.dm, messageTs: ts, buttonText: 'Keep' });
      await expect.poll(() => dms().some(({ text }) => text.includes('has this picture now'))).toBe(true);
    },
    /** The bytes of the newest zip that was sent in the DM. */
    async exported(personaId: string, count = 1) {
      const view = await slack.waitForView((one) => one.user === user && one.title === 'Personas');
      await slack.pressInView({
        user,
        viewId: view.id,
        option: 'What it’s told, export…',
        blockId: `persona_${personaId}`,
      });
      const told = await slack.waitForView((one) => one.user === user && one.title === 'What it’s told');
      await slack.pressInView({ user, viewId: told.id, buttonText: 'Export' });
      const zips = () => slack.files().filter(({ name, completed }) => completed && name.endsWith('.zip'));
      const sent = () => zips().filter(({ shares }) => shares.some(({ channel }) => channel === who.dm));
      await expect.poll(() => sent().length).toBe(count);
      await slack.closeView({ user, viewId: told.id });
      return new Uint8Array(sent().at(-1)?.content ?? []);
    },
    said: () => dms().map(({ text }) => text),
    persona: async () => (await database.db.execute('select * from personas')).rows[0],
    drafts: async () => (await database.db.execute('select * from persona_drafts')).rows,
  };
}

/** As the public skill keeps it, in a zip, with what isn't for us. */
function skillFolder(): Zippable {
  const many = Array.from({ length: 150 }, (_, at) => `- Opinion ${at}: every release has a rhythm.`);
  return {
    'IDENTITY.md': bytes('# IDENTITY.md\n\n- **Name:** Juniper\n- **Vibe:** dry, quick\n- **Emoji:** 🦊\n'),
    'SOUL.md': bytes(`# Soul\n\n${many.join('\n')}\n`),
    'RULES.md': bytes('# Rules\n\n## Must Never\n\n- Name a client\n\n## Always\n\n- Be brief\n'),
    'AGENTS.md': bytes('# Run the tests'),
    '../STYLE.md': bytes('Outside'),
    'identity/videomeeting-avatar.png': new Uint8Array(drawFace('Juniper', 512)),
    'life/voice_id.txt': bytes('voice_juniper_20260401090000'),
  };
}

test('files become a filled-in form: nothing is lost in it, and the picture counts once it’s kept', async () => {
  const world = await startWorld({ settings: withKey });
  const zip = new Uint8Array(zipSync(skillFolder()));
  const { self } = importSelf([{ path: 'self.zip', bytes: zip }]);
  expect(self.character.soul.length).toBeGreaterThan(3_000);
  const window = await windowOf(world);
  await window.press('Import…');
  await window.read({ 'self.zip': zip }, { likeness: ['yes'] });
  await expect.poll(() => window.shown('New persona')).toContain('Juniper');
  const form = await window.shown('New persona');
  for (const words of [
    ...['`SOUL.md`', '`AGENTS.md` isn’t read', 'leads out of the package', 'Keep'],
    ...[
      `${self.character.soul.length} characters`,
      'IDENTITY.md (',
      'Name a client',
      'voice_juniper_20260401090000',
    ],
  ])
    expect(form).toContain(words);
  expect(await window.persona()).toBeUndefined();
  expect(await window.drafts()).toHaveLength(1);

  await window.save();
  expect(await window.persona()).toMatchObject({
    name: 'Juniper',
    emoji: ':fox_face:',
    character: self.character,
    must_not_say: ['Name a client'],
    voice: 'voice_juniper_20260401090000',
    face_id: null,
  });
  expect(await window.drafts()).toEqual([]);
  await window.keep();
  const { rows } = await world.database.db.execute(
    'select source, likeness_by, persona_id from persona_pictures',
  );
  const { id } = (await window.persona()) ?? {};
  expect(rows).toEqual([{ source: 'files', likeness_by: world.slack.users.ada.id, persona_id: id }]);
});

test('an export, imported again, is the same persona; a voice of somebody else stays here', async () => {
  const world = await startWorld({ settings: withKey });
  const { ben } = world.slack.users;
  const character = { identity: '- **Vibe:** dry', soul: '# Nova\n\nCounts first.', style: '', rules: '' };
  const said = { language: 'German', maySay: 'We ship on Friday.', mustNotSay: ['Name a client'] };
  const ready = { emoji: ':star:', template: 'engineering-teammate', tools: ['post_message'] };
  const nova = await havePersona(world, { name: 'Nova', character, ...said, ...ready });
  const window = await windowOf(world);
  const zip = await window.exported(nova.id);
  await window.press('Import…');
  await window.read({ 'nova.zip': zip });
  await expect.poll(() => window.shown('New persona')).toContain('Counts first.');
  await window.save({ name: 'Nova again' });
  const { rows } = await world.database.db.execute(
    'select character, may_say, must_not_say, language, emoji, tools, template, voice_kind, voice from personas order by created_at',
  );
  expect(rows[1]).toEqual(rows[0]);
  expect(rows[1]).toMatchObject({ language: 'German', tools: ['post_message'], emoji: ':star:' });

  const adas = await haveVoice(world);
  const voice = { kind: 'clone', voiceId: adas.id } as const;
  const spoken = await havePersona(world, { name: 'With a voice', voice }, ben.id);
  const bens = await windowOf(world, ben);
  const without = unzipSync(await bens.exported(spoken.id));
  expect(Object.keys(without)).toContain('soul.json');
  expect(Object.keys(without)).not.toContain('life/voice_id.txt');
  await expect.poll(() => bens.said().some((text) => text.includes('whose voice it is'))).toBe(true);
  const hers = await windowOf(world);
  const theirs = await hers.exported(spoken.id, 2);
  const own = unzipSync(theirs);
  expect(new TextDecoder().decode(own['life/voice_id.txt'])).toBe(adas.provider_voice_id);
  // Imported here, it's still her clone, which she can take back.
  await hers.press('Import…');
  await hers.read({ 'theirs.zip': theirs });
  await expect.poll(() => hers.shown('New persona')).toContain(adas.provider_voice_id);
  await hers.save({ name: 'Hers' });
  const made = await world.database.db.execute(`select voice_kind, voice from personas where name = 'Hers'`);
  expect(made.rows).toEqual([{ voice_kind: 'clone', voice: adas.id }]);
});

test('pasted files are read too, and what can’t be is said in the window', async () => {
  const world = await startWorld({ settings: withKey });
  const window = await windowOf(world);
  await window.press('Import…');
  const said = (words: string) => expect.poll(() => window.shown('Import persona')).toContain(words);
  // Few bytes that unpack to more than anybody reads, and what is no self at all.
  await window.read({
    'bomb.zip': new Uint8Array(zipSync({ 'SOUL.md': new Uint8Array(3_000_000).fill(97) })),
    'sheet.xlsx': bytes('a,b'),
  });
  await said('nothing of a self');
  for (const words of ['3 MB', '`sheet.xlsx` isn’t a file of a self'])
    expect(await window.shown('Import persona')).toContain(words);
  // Slack takes its time: the window says so at once.
  const held = world.slack.faults.holdFiles();
  await window.read({ 'avatar.svg': bytes('<svg xmlns="http://www.w3.org/2000/svg"/>') });
  expect(await window.shown('Import persona')).toContain('Reading');
  held.release();
  await said('an SVG file');
  world.slack.faults.hideFiles();
  await window.read({ 'SOUL.md': bytes('Speaks.') });
  await said('files:read');
  await window.read({}, { pasted: '=== SOUL.md ===\nShe counts first.\n=== STYLE.md ===\nShort.' });
  await expect.poll(() => window.shown('New persona')).toContain('She counts first.');
  // Nobody's name was in it.
  await window.save({ name: 'Ada’s double' });
  expect(await window.persona()).toMatchObject({ character: { soul: 'She counts first.', style: 'Short.' } });
});

test('what no session could be told in full isn’t saved, even where the form has no room for it', async () => {
  const world = await startWorld({ settings: withKey });
  const window = await windowOf(world);
  await window.press('Import…');
  const never = Array.from({ length: 20 }, (_, at) => `- Client ${at}${' and all that they said'.repeat(7)}`);
  await window.read({ 'RULES.md': bytes(`# Rules\n\n## Must Never\n\n${never.join('\n')}\n`) });
  const form = await window.view('New persona');
  expect(JSON.stringify(form.blocks)).toContain('shorten it in its files');
  const { users, submitView } = world.slack;
  const { errors } = await submitView({ user: users.ada.id, viewId: form.id, values: { name: 'Juniper' } });
  expect(errors).toEqual({ name: expect.stringContaining('in full') });
  // Nothing of it is lost meanwhile.
  expect(await window.drafts()).toMatchObject([
    { terms: { mustNotSay: never.map((line) => line.slice(2)) } },
  ]);
});

test('an import that nobody saves is gone after an hour, with its picture', async () => {
  const world = await startWorld({ settings: withKey });
  const window = await windowOf(world);
  await window.press('Import…');
  await window.read({ 'SOUL.md': bytes('Speaks.'), 'avatar.png': new Uint8Array(drawFace('Ada', 512)) });
  await expect.poll(() => window.shown('New persona')).toContain('Speaks.');
  const form = await window.view('New persona');
  await world.database.db.execute(`update persona_drafts set created_at = now() - interval '61 minutes'`);
  const answer = await world.slack.submitView({
    user: form.user,
    viewId: form.id,
    values: { name: 'Ada 2' },
  });
  expect(JSON.stringify(answer.errors)).toContain('an hour');
  await world.restart();
  await expect.poll(window.drafts).toEqual([]);
  expect((await world.database.db.execute('select id from persona_pictures')).rows).toEqual([]);
});

async function withSelf(options: Parameters<typeof startPikaSelf>[0] = {}) {
  const self = await startPikaSelf(options);
  onTestFinished(() => self.close());
  const settings = { ...withKey, PIKA_MCP_URL: self.mcpUrl };
  const world = await startWorld({ settings, guard: { exempt: [self.url] } });
  return { self, world, window: await windowOf(world) };
}

test('the AI Self of the key comes in one click, with whose it is and what isn’t known', async () => {
  const { self, world, window } = await withSelf();
  self.self.voice = { voice_id: 'EXAVITQu4vr4xnSDxMaL', platform: 'elevenlabs' };
  delete self.self.files.style;
  let release = () => {};
  const slow = new Promise<void>((resolve) => {
    release = resolve;
  });
  self.fail('avatar', { do: 'hold', until: slow });
  await window.press('Use my Pika AI Self');
  expect(await window.shown('Import persona')).toContain('Reading');
  release();
  await expect.poll(() => window.shown('New persona')).toContain('ada@acme.org');
  const form = await window.shown('New persona');
  for (const words of ['ElevenLabs', 'STYLE.md didn’t come', 'She counts first', 'EXAVITQu4vr4xnSDxMaL'])
    expect(form).toContain(words);
  await window.save({ likeness: ['yes'] });
  expect(await window.persona()).toMatchObject({ name: 'Ada', voice: 'EXAVITQu4vr4xnSDxMaL' });
  await window.keep();
  expect(self.violations).toEqual([]);

  // Somebody else's words, face and voice are theirs.
  const { ben } = world.slack.users;
  const others = await windowOf(world, ben);
  await others.press('Use my Pika AI Self');
  await expect.poll(() => others.shown('Import persona')).toContain('isn’t yours');
  expect(await others.drafts()).toEqual([]);
  await world.slack.closeView({ user: ben.id, viewId: (await others.view('Import persona')).id });
  self.self.email = ben.email.toUpperCase();
  await others.press('Use my Pika AI Self');
  await expect.poll(() => others.shown('New persona')).toContain('She counts first');
});

test('a key without a Self, a Pika that breaks off, and a guest are told so', async () => {
  const { self, world, window } = await withSelf({ self: nobody() });
  await window.press('Use my Pika AI Self');
  await expect.poll(() => window.shown('Import persona')).toContain('without a Pika AI Self');
  const { id, user } = await window.view('Import persona');
  await world.slack.closeView({ user, viewId: id });
  self.fail('mcp', { do: 'reset' }, 10);
  await window.press('Use my Pika AI Self');
  await expect.poll(() => window.shown('Import persona')).toContain('Try again');
  const guest = await windowOf(world, world.slack.users.sol);
  await guest.press('Use my Pika AI Self');
  await expect.poll(() => guest.shown('Import persona')).toContain('Guests');
  expect(await window.drafts()).toEqual([]);
});
