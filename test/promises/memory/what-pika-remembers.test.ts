import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { call, type EmulatedModel } from '../../sandbox/model/service.ts';
import { comesInto, endsWith } from '../../support/briefed-call.ts';
import { briefOf, plannedCall, url } from '../../support/briefs.ts';
import { houseWorld } from '../../support/house.ts';
import { chooseFact, memoryOf, menuOf, remember } from '../../support/memory.ts';
import { told } from '../../support/recap.ts';
import { importsSelf, pikaOfAda } from '../../support/selves.ts';
import { letInAtOnce } from '../../support/slack-acts.ts';
import { startWorld, type World } from '../../support/world.ts';

/** Searches what Pika remembers, where it can, and tells what it was given. */
function tellsWhatPikaSays(model: EmulatedModel): void {
  model.always(({ messages, tools }) => {
    const last = messages.at(-1);
    if (last?.role === 'tool') return `It says: ${last.results.map(({ text }) => text).join(' ')}`;
    const canSearch = tools.some(({ name }) => name === 'search_self_memory');
    return canSearch ? call('search_self_memory', { words: 'codename budget' }) : 'I can’t look there.';
  });
}

const types = async ({ slack }: World, who: { id: string }, text: string) =>
  (await slack.command({ channel: slack.channels.general.id, user: who.id, text })).text ?? '';

test('what Pika remembers is its owner’s alone, until they let a channel read it; another account’s and a dead one’s is nobody’s', async () => {
  const { pika, options } = await pikaOfAda(['- The codename is GIRAFFE']);
  const world = await houseWorld(options);
  const { slack, model } = world;
  const { ada, ben } = slack.users;
  const general = slack.channels.general.id;
  await importsSelf(world, ada);
  tellsWhatPikaSays(model);
  const asks = async (who: { id: string }, channel: string, answer: RegExp) => {
    const text = channel === general ? `<@${slack.botUserId}> the codename?` : 'the codename?';
    const { ts } = await slack.post({ channel, user: who.id, text });
    await world.reads(answer, { channel, ts });
  };

  await asks(ada, ada.dm, /Pika’s memory of Ada:\s*- The codename is GIRAFFE/);
  expect(await memoryOf(world, ada, 'me')).toContain('Pika’s memory of Ada is read in your DM with me alone');
  expect(await memoryOf(world, ben, 'me')).not.toContain('Pika’s memory');
  const before = pika.calls.length;
  await asks(ben, ben.dm, /can’t look there/);
  await asks(ada, general, /can’t look there/);
  expect(await types(world, ben, 'memory pika on')).toContain('no memory of yours at Pika');
  await asks(ben, general, /can’t look there/);
  expect(pika.calls.slice(before)).toEqual([]);

  expect(await types(world, ada, 'memory pika on')).toContain('Everybody here can learn what it says');
  expect(await memoryOf(world, ada, 'me')).toMatch(/is read in your DM with me, and in #general/);
  await asks(ben, general, /GIRAFFE/);
  await asks(ben, ben.dm, /can’t look there/);

  pika.self.email = 'ben@standin.example';
  await asks(ben, general, /is another account’s by now/);
  pika.self.email = 'ada@standin.example';
  pika.fail('mcp', { do: 'answer', answer: { status: 503, json: {} } });
  await asks(ben, general, /Pika isn’t responding/);

  expect(await types(world, ada, 'memory pika off')).toContain(
    'don’t read Pika’s memory of Ada in this channel',
  );
  await asks(ben, general, /can’t look there/);

  // An admin may import somebody else's self, and what that remembers isn't theirs.
  pika.self.email = 'ben@standin.example';
  pika.self.files.identity = '- **Name:** Bea\n';
  await importsSelf(world, ada);
  const { rows } = await world.database.db.execute(sql`select owner_id, email from persona_selves`);
  expect(rows).toEqual([{ owner_id: ada.id, email: 'ada@standin.example' }]);
  expect(pika.violations).toEqual([]);
});

test('it goes along into calls of its persona with its name where the channel reads it, and its words are kept nowhere', async () => {
  const { pika, options } = await pikaOfAda(['- The launch of FALCON slipped to May']);
  const world = await startWorld({ ...options, pika: { script: letInAtOnce } });
  const { slack, database } = world;
  const { ada, ben } = slack.users;
  const { id } = await importsSelf(world, ada);
  await database.db.execute(sql`
    insert into channels (team_id, channel_id, persona_id, persona_by, persona_at)
    values (${slack.teamId}, ${slack.channels.general.id}, ${id}, ${ada.id}, now())`);
  await remember(world, ada, 'the launch needs a banner');
  await plannedCall(world, { text: `<${url}> at 23:59 about the launch of Falcon` });

  const mine = await briefOf(world, ada);
  expect(mine.shown()).toMatch(
    /Stays here[\s\S]*• The launch of FALCON slipped to May\n_Pika’s memory\. It’s yours alone/,
  );
  const bens = await briefOf(world, ben);
  expect(bens.shown()).not.toContain('FALCON');
  await types(world, ada, 'memory pika on');
  const open = await briefOf(world, ben);
  expect(open.shown()).toMatch(
    /Goes along[\s\S]*• The launch of FALCON slipped to May\n_Pika’s memory of Ada_[\s\S]*banner/,
  );
  await open.choose('FALCON', 'Leave out');
  await expect.poll(open.shown).toMatch(/Left out\*\n• The launch of FALCON/);
  await open.choose('FALCON', 'Take along');
  await open.send();

  // A Pika that doesn’t answer costs its lines alone.
  pika.fail('mcp', { do: 'answer', answer: { status: 503, json: {} } });
  const without = await briefOf(world, ben);
  expect(without.shown()).toContain('banner');
  expect(without.shown()).not.toContain('FALCON');
  const session = await comesInto(world);
  expect(session.systemPrompt).toMatch(/- Pika’s memory of Ada: The launch of FALCON slipped to May\n/);
  const recap = await endsWith(world, session, [['Ben', 'The launch needs a banner, I think.']]);
  expect(recap).toMatch(/banner — _came up_[\s\S]*1 line came from Pika’s memory\. I don’t keep its words/);
  const { rows } = await database.db.execute(
    sql`select (select json_agg(b) from briefs b)::text || (select json_agg(f) from facts f)::text
      || (select json_agg(o) from slack_outbox o)::text || (select json_agg(n) from notes n)::text as all`,
  );
  expect(JSON.stringify(rows)).toContain('banner');
  expect(JSON.stringify(rows)).not.toContain('slipped');

  // What came of a call and was kept at Pika too is named before the call is forgotten.
  await database.db.execute(sql`update facts set meeting_id = ${session.meetingId}`);
  expect(await types(world, ada, `forget ${url}`)).not.toContain('Pika');
  await database.db.execute(sql`insert into facts_at_pika (fact_id, team_id, kept_by, state, written_at, account)
    select id, team_id, ${ada.id}, 'appended', now(), 'ada@standin.example' from facts`);
  expect(await types(world, ada, `forget ${url}`)).toContain('can’t delete from here: Pika’s memory');
  expect(pika.violations).toEqual([]);
});

test('*Keep at Pika too* adds a fact once, however often it’s pressed; forgetting it names Pika', async () => {
  const { pika, options } = await pikaOfAda([]);
  const world = await startWorld(options);
  const { slack } = world;
  const { ada, ben } = slack.users;
  await importsSelf(world, ada);
  await remember(world, ada, 'we ship on Thursdays');
  expect(await memoryOf(world, ben)).not.toContain('Keep at Pika too');
  const shown = await memoryOf(world, ada);
  expect(shown).toContain('Keep at Pika too');
  const written = () =>
    pika.calls.filter(({ tool }) => tool === 'identity_memory_append').map(({ input }) => input);

  // Another’s press, forged, adds nothing.
  const menu = menuOf(world, ada, 'Thursdays');
  const value = menu.values.find((one) => one.endsWith(':pika'));
  const forged = { user: ben.id, channel: menu.channel, messageTs: menu.messageTs };
  await slack.press({ ...forged, actionId: 'fact_menu', value: `${value}` });
  await slack.waitForEphemeral((one) => one.user === ben.id && one.text.includes('no memory of yours'));

  pika.tool('identity_memory_append', { content: [{ type: 'text', text: 'disk full' }], isError: true });
  expect(await chooseFact(world, ada, 'Thursdays', 'Keep at Pika too')).toContain('disk full');
  pika.tool('identity_memory_append', { content: [{ type: 'text', text: 'Saved.' }] });
  const adasAnswers = () => slack.ephemerals.filter(({ user }) => user === ada.id);
  const before = adasAnswers().length;
  await Promise.all([
    chooseFact(world, ada, 'Thursdays', 'Keep at Pika too'),
    chooseFact(world, ada, 'Thursdays', 'Keep at Pika too'),
  ]);
  // Each press has its answer, so that none is taken for that of the next.
  await expect.poll(() => adasAnswers().length).toBe(before + 2);
  expect(adasAnswers().some(({ text }) => text.includes('Pika can’t delete a line'))).toBe(true);
  expect(await chooseFact(world, ada, 'Thursdays', 'Keep at Pika too')).toContain('already');
  expect(written()).toEqual([
    { text: 'we ship on Thursdays', source: 'stand-in' },
    { text: 'we ship on Thursdays', source: 'stand-in' },
  ]);
  expect(await memoryOf(world, ada)).toMatch(
    /Thursdays\n_Typed.*, also kept at Pika for ada@standin\.example_/,
  );
  expect(await chooseFact(world, ada, 'Thursdays', 'Forget')).toContain('Pika’s memory has it too');

  await remember(world, ada, 'we ship on Fridays');
  await memoryOf(world, ada);
  pika.tool('identity_memory_append', 'nonsense');
  expect(await chooseFact(world, ada, 'Fridays', 'Keep at Pika too')).toContain('couldn’t confirm');
  expect(await chooseFact(world, ada, 'Fridays', 'Keep at Pika too')).toContain('won’t send it twice');
  expect(written()).toHaveLength(3);

  expect(await types(world, ben, 'forget me')).not.toContain('out of my reach');
  const asked = await types(world, ada, 'forget me');
  expect(asked).toContain('Pika’s memory is out of my reach');
  const { ts: messageTs } = await slack.waitForEphemeral(({ text }) => text === asked);
  const channel = slack.channels.general.id;
  expect(
    await told(world, ada, () =>
      slack.press({ user: ada.id, channel, messageTs, buttonText: 'Delete my data' }),
    ),
  ).toMatch(/deleted your data.*Pika’s memory is out of my reach/);
  expect(pika.violations).toEqual([]);
});

test('a line is in the memory of one account at Pika: in another of the same person it may be kept again', async () => {
  const { pika, options } = await pikaOfAda([]);
  const world = await startWorld(options);
  const { slack, database } = world;
  const { ada, ben } = slack.users;
  await importsSelf(world, ada);
  await remember(world, ada, 'we ship on Thursdays');
  await memoryOf(world, ada);
  pika.tool('identity_memory_append', { content: [{ type: 'text', text: 'Saved.' }] });
  expect(await chooseFact(world, ada, 'Thursdays', 'Keep at Pika too')).toContain('It’s in Pika’s memory');

  // The key is another account's of hers by now, whose self she imports.
  pika.self.email = 'ada@new.example';
  await database.db.execute(sql`insert into persona_selves (persona_id, team_id, owner_id, email, connected_at)
    select gen_random_uuid(), team_id, owner_id, 'Ada@New.example', now() from persona_selves`);
  await database.db.execute(sql`insert into personas select (jsonb_populate_record(p, jsonb_build_object(
      'id', s.persona_id, 'name', 'New Ada', 'name_key', 'new ada'))).* from personas p, persona_selves s where s.email = 'Ada@New.example'`);
  const shown = await memoryOf(world, ada);
  expect(shown).toMatch(/also kept at Pika for ada@standin\.example_/);
  expect(await memoryOf(world, ben)).toMatch(/also kept at Pika for @Ada_/);
  await memoryOf(world, ada);
  expect(await chooseFact(world, ada, 'Thursdays', 'Keep at Pika too')).toContain('Pika’s memory of New Ada');
  expect(await memoryOf(world, ada)).toContain('ada@standin.example and ada@new.example');
  expect(await chooseFact(world, ada, 'Thursdays', 'Keep at Pika too').catch(String)).toMatch(
    /already|No such|option/,
  );
  expect(pika.calls.filter(({ tool }) => tool === 'identity_memory_append')).toHaveLength(2);
});
