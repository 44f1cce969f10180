import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import sharp from 'sharp';
import { expect, onTestFinished, test } from 'vitest';
import { chunk } from '../../pure/personas/faces/pictures.ts';
import { nobody } from '../../sandbox/pika-self/self.ts';
import { startPikaSelf } from '../../sandbox/pika-self/service.ts';
import { paste, requestsTo, sessionFor } from '../../support/conversation.ts';
import { havePersona } from '../../support/personas.ts';
import { startWorld, type World } from '../../support/world.ts';

const key = randomBytes(32).toString('base64');
const withKey = { ENCRYPTION_KEY: key };
const link = 'https://meet.google.com/abc-defg-hij';

function picture(width = 600, height = 400): Promise<Buffer> {
  const noise = { type: 'gaussian' as const, mean: 120, sigma: 40 };
  return sharp({ create: { width, height, channels: 3, background: 'teal', noise } })
    .png()
    .toBuffer();
}

function give({ slack }: World, name: string, content: Uint8Array): string {
  return slack.giveFile({ name, content, user: slack.users.ada.id }).id;
}

/** Opens the form for a persona's picture and sends it. */
async function ask(
  { slack }: World,
  personaId: string,
  values: Record<string, string | string[]>,
  who = slack.users.ada,
) {
  const user = who.id;
  await slack.command({ channel: slack.channels.general.id, user, text: 'personas' });
  const list = await slack.waitForView((view) => view.user === user && view.title === 'Personas');
  await slack.pressInView({ user, viewId: list.id, option: 'Picture…', blockId: `persona_${personaId}` });
  const form = await slack.waitForView((view) => view.user === user && view.title === 'Picture');
  return slack.submitView({ user, viewId: form.id, values });
}

function dm({ slack }: World, who = slack.users.ada) {
  const ours = () => slack.messages(who.dm).filter(({ own }) => own);
  return {
    says: (words: string) =>
      slack.waitForMessage(
        (message) => message.own && message.channel === who.dm && message.text.includes(words),
        {
          hoping: words,
          current: true,
        },
      ),
    press: async (buttonText: string) => {
      const offered = ours().findLast((message) =>
        JSON.stringify(message.blocks).includes(`"${buttonText}"`),
      );
      await slack.press({ user: who.id, channel: who.dm, messageTs: offered?.ts ?? '', buttonText });
    },
  };
}

/** As a phone takes it, with where that was; and behind it a page that a browser would run. */
async function telling(): Promise<Buffer> {
  const place = { GPSLatitudeRef: 'N', GPSLatitude: '48/1 12/1 0/1' };
  const taken = sharp(await picture())
    .jpeg()
    .withExif({ IFD0: { Artist: 'SECRET' }, IFD3: place });
  return Buffer.concat([await taken.toBuffer(), Buffer.from('<html><script>SECRET</script></html>')]);
}

test('an uploaded picture is shown in a DM, kept there, and goes into the next call as a square without its place', async () => {
  const world = await startWorld({ settings: withKey });
  const { slack, pika } = world;
  const nova = await havePersona(world, { name: 'Nova' });
  const file = give(world, 'me.jpg', await telling());
  await ask(world, nova.id, { upload: [file], likeness: ['yes'] });
  await dm(world).says('Keep it?');
  const shown = () => slack.files().find(({ completed, title }) => completed && title === 'Nova');
  await expect.poll(shown).toBeDefined();
  const { exif } = await sharp(shown()?.content).metadata();
  expect([exif, shown()?.content?.includes('SECRET')]).toEqual([undefined, false]);
  await dm(world).press('Keep');
  await dm(world).says('has this picture now');
  await paste(world, { text: `${link} as Nova` });
  const { session } = await sessionFor(world);
  expect(session.image.width).toBe(session.image.height);
  expect(pika.violations).toEqual([]);
  const { rows } = await world.database.db.execute(
    'select likeness_by, likeness_at is not null as has_time, source from persona_pictures',
  );
  expect(rows).toEqual([{ likeness_by: slack.users.ada.id, has_time: true, source: 'upload' }]);
});

test('a described picture is drawn once, again only when asked, and only the kept one stays', async () => {
  const world = await startWorld({ settings: withKey });
  const nova = await havePersona(world, { name: 'Nova' });
  await ask(world, nova.id, { describe: 'a friendly fox' });
  await dm(world).says('Keep it?');
  const drawn = () => requestsTo(world, 'image.generate');
  expect(drawn()).toBe(1);
  expect(JSON.stringify(world.pika.journal.entries)).toContain('a friendly fox');
  await dm(world).press('Again');
  await expect.poll(drawn).toBe(2);
  await expect.poll(() => world.slack.files().filter(({ completed }) => completed).length).toBe(2);
  await dm(world).press('Keep');
  await dm(world).says('has this picture now');
  const { rows } = await world.database.db.execute(
    'select count(*)::int as kept from persona_pictures where persona_id is not null',
  );
  expect(rows).toEqual([{ kept: 1 }]);
});

test('“forget me” takes back the pictures that somebody looked at, in Slack too', async () => {
  const world = await startWorld({ settings: withKey });
  const { slack } = world;
  const { ada } = slack.users;
  const nova = await havePersona(world, { name: 'Nova' });
  await ask(world, nova.id, { upload: [give(world, 'me.png', await picture())] });
  await dm(world).says('Keep it?');
  const shared = () => slack.files().filter(({ completed, title }) => completed && title === 'Nova');
  await expect.poll(() => shared().length).toBe(1);
  // By then the app knows its name, too.
  const known = () => world.database.db.execute('select file_id from slack_files');
  await expect.poll(async () => (await known()).rows.length).toBe(1);

  const channel = slack.channels.general.id;
  const asked = await slack.command({ channel, user: ada.id, text: 'forget me' });
  const { ts } = await slack.waitForEphemeral(({ text }) => text === asked.text);
  // Slack isn't ready to delete it when she presses again, and the second time takes nothing back from the first.
  slack.faults.rateLimit('files.delete', 1);
  const press = { user: ada.id, channel, messageTs: ts, buttonText: 'Delete my data' };
  await slack.press(press);
  await slack.press(press);
  await expect.poll(() => shared().length).toBe(0);
  await expect
    .poll(() => slack.messages(ada.dm).filter(({ own, text }) => own && text.includes('Keep it?')))
    .toEqual([]);
  const { rows } = await world.database.db.execute(
    'select id from persona_pictures union all select id from face_requests',
  );
  expect(rows).toEqual([]);
});

test.each(['files.getUploadURLExternal', 'files.completeUploadExternal'])(
  '“forget me” takes back a picture that is on its way to Slack: %s',
  async (method) => {
    const world = await startWorld({ settings: withKey });
    const { slack, database } = world;
    const held = slack.faults.hold(method, { before: true });
    const nova = await havePersona(world, { name: 'Nova' });
    await ask(world, nova.id, { upload: [give(world, 'me.png', await picture())] });
    await expect.poll(() => held.planted.hits).toBe(1);

    const place = { channel: slack.channels.general.id, user: slack.users.ada.id };
    const asked = await slack.command({ ...place, text: 'forget me' });
    const { ts } = await slack.waitForEphemeral(({ text }) => text === asked.text);
    await slack.press({ ...place, messageTs: ts, buttonText: 'Delete my data' });
    const rows = (of: string) => database.db.execute(`select 1 from ${of}`).then(({ rows }) => rows.length);
    await expect.poll(() => rows('face_requests')).toBe(0);
    held.release();

    // It arrives, and is removed after that.
    await slack.idle();
    const left = () => slack.files().filter(({ completed, title }) => completed && title === 'Nova');
    await expect.poll(left).toEqual([]);
    await expect.poll(() => rows(`slack_outbox where state = 'pending'`)).toBe(0);
    expect(left()).toEqual([]);
    await expect.poll(() => rows('slack_files')).toBe(0);
  },
);

test('nothing is drawn where nothing was described', async () => {
  const world = await startWorld({ settings: withKey });
  const nova = await havePersona(world, { name: 'Nova' });
  const answer = await ask(world, nova.id, {});
  expect(answer.action).toBe('errors');
  expect(requestsTo(world, 'image.generate')).toBe(0);
});

/** An animated PNG: one chunk more, of two frames. */
async function moving(): Promise<Buffer> {
  const still = await picture();
  const control = chunk('acTL', Buffer.from([0, 0, 0, 2, 0, 0, 0, 0]));
  return Buffer.concat([still.subarray(0, 33), control, still.subarray(33)]);
}

test.each([
  ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'SVG'],
  ['too small a picture', () => picture(100, 100), '100 × 100'],
  ['a text file', Buffer.from('hello'), 'neither a PNG nor a JPEG'],
  ['too big a file', Buffer.alloc(5_000_001), '5 MB'],
  ['a picture that moves', moving, 'moves'],
])('%s is refused with what to do', async (_, made, words) => {
  const world = await startWorld({ settings: withKey });
  const nova = await havePersona(world, { name: 'Nova' });
  const bytes = typeof made === 'function' ? await made() : made;
  await ask(world, nova.id, { upload: [give(world, 'face.png', bytes)] });
  await dm(world).says(words);
});

test('where Slack hands no file over, the scope is named', async () => {
  const world = await startWorld({ settings: withKey });
  const nova = await havePersona(world, { name: 'Nova' });
  world.slack.faults.hideFiles();
  await ask(world, nova.id, { upload: [give(world, 'face.png', await picture())] });
  await dm(world).says('files:read');
});

test('the portrait of the AI Self of this key is taken, and goes with its persona', async () => {
  const self = await startPikaSelf();
  onTestFinished(() => self.close());
  const settings = { ...withKey, PIKA_MCP_URL: self.mcpUrl };
  const world = await startWorld({ settings, guard: { exempt: [self.url] } });
  const nova = await havePersona(world, { name: 'Nova' });
  await ask(world, nova.id, { self: ['yes'] });
  await dm(world).says('Keep it?');
  await dm(world).press('Keep');
  await dm(world).says('has this picture now');
  const pictures = async () => (await world.database.db.execute('select source from persona_pictures')).rows;
  expect(await pictures()).toEqual([{ source: 'self' }]);
  const { id: user } = world.slack.users.ada;
  for (const { id: viewId } of world.slack.openViews(user)) await world.slack.closeView({ user, viewId });
  await world.slack.command({ channel: world.slack.channels.general.id, user, text: 'personas' });
  const list = await world.slack.waitForView((view) => view.user === user && view.title === 'Personas');
  await world.slack.pressInView({
    ...{ user, viewId: list.id, option: 'Archive' },
    blockId: `persona_${nova.id}`,
  });
  await expect.poll(pictures).toEqual([]);
  expect(self.violations).toEqual([]);
  const { ben } = world.slack.users;
  const { id } = await havePersona(world, { name: 'Rhea' }, ben.id);
  await ask(world, id, { self: ['yes'] }, ben);
  await dm(world, ben).says('isn’t yours');
});

test('of a key without a self there is no portrait, and a silent Pika says so', async () => {
  const self = await startPikaSelf({ self: nobody() });
  onTestFinished(() => self.close());
  const settings = { ...withKey, PIKA_MCP_URL: self.mcpUrl };
  const world = await startWorld({ settings, guard: { exempt: [self.url] } });
  const nova = await havePersona(world, { name: 'Nova' });
  await ask(world, nova.id, { self: ['yes'] });
  await dm(world).says('has no Pika AI Self');
  self.fail('mcp', { do: 'reset' }, Number.POSITIVE_INFINITY);
  await dm(world).press('Try again');
  await dm(world).says('Pika gave no answer');
});

test('where the answer to a drawing is lost, that is said, and nothing is drawn again unasked', async () => {
  const world = await startWorld({ settings: withKey });
  const nova = await havePersona(world, { name: 'Nova' });
  world.pika.faults.add({ route: 'image.generate', effect: { do: 'reset', work: true } });
  await ask(world, nova.id, { describe: 'a fox' });
  await dm(world).says('may have been paid for');
  expect(requestsTo(world, 'image.generate')).toBe(1);
  await dm(world).press('Again');
  await dm(world).says('Keep it?');
  expect(requestsTo(world, 'image.generate')).toBe(2);
});

test('without a key for secrets nothing is kept, and the admin’s setting is named', async () => {
  const world = await startWorld();
  const nova = await havePersona(world, { name: 'Nova' });
  await ask(world, nova.id, { upload: [give(world, 'face.png', await picture())] });
  await dm(world).says('ENCRYPTION_KEY');
});

test('only its owner and admins give a persona a face', async () => {
  const world = await startWorld({ settings: withKey });
  const nova = await havePersona(world, { name: 'Nova' });
  const answer = await ask(world, nova.id, { describe: 'a fox' }, world.slack.users.ben);
  expect(JSON.stringify(answer.errors)).toContain('admins');
});

test('a picture that was cut off while it was drawn isn’t drawn again unasked', async () => {
  const world = await startWorld({ settings: withKey });
  const nova = await havePersona(world, { name: 'Nova' });
  const hold = world.pika.faults.hold('image.generate');
  await ask(world, nova.id, { describe: 'a fox' });
  await expect
    .poll(async () => (await world.database.db.execute('select state from face_requests')).rows)
    .toEqual([{ state: 'working' }]);
  await world.database.db.execute(`update face_requests set working_at = now() - interval '6 minutes'`);
  await dm(world).says('stopped in the middle');
  hold.release();
  await dm(world).press('Again');
  await dm(world).says('Keep it?');
});

test('pressed many times at once, *Again* draws one picture, and who may not spend has none drawn', async () => {
  const world = await startWorld({ settings: withKey });
  const { slack } = world;
  const nova = await havePersona(world, { name: 'Nova' });
  await ask(world, nova.id, { describe: 'a friendly fox' });
  await dm(world).says('Keep it?');
  const drawn = () => requestsTo(world, 'image.generate');
  await Promise.all(Array.from({ length: 8 }, () => dm(world).press('Again')));
  await expect.poll(() => slack.files().filter(({ completed }) => completed).length).toBe(2);
  expect(drawn()).toBe(2);

  // Ada made it, but the workspace named Ben.
  const setting = `workspace money <@${slack.users.ben.id}>`;
  await slack.command({ channel: slack.channels.general.id, user: slack.users.ada.id, text: setting });
  await dm(world).press('Again');
  await slack.waitForEphemeral(({ text }) => text.includes('named for it can spend money here'));
  await ask(world, nova.id, { upload: [give(world, 'me.png', await picture())] });
  await expect.poll(() => slack.files().filter(({ completed }) => completed).length).toBe(3);
  expect(drawn()).toBe(2);
});

test('a workspace has so many pictures an hour made, no matter who asks', async () => {
  const world = await startWorld({ settings: withKey });
  const nova = await havePersona(world, { name: 'Nova' });
  await world.database.db.execute(sql`
    insert into face_requests (id, team_id, user_id, persona_id, prompt, source, likeness, state, created_at)
    select gen_random_uuid(), ${world.slack.teamId}, 'U0' || n, ${nova.id}, 'a fox', 'described', false, 'failed', clock_timestamp()
    from generate_series(1, 100) n`);
  const answer = await ask(world, nova.id, { describe: 'a friendly fox' });
  expect(JSON.stringify(answer)).toContain('100 pictures');
  expect(requestsTo(world, 'image.generate')).toBe(0);
});
