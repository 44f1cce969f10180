import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { onThisMachine } from '../../../on-this-machine.ts';
import { tookPlace, typed } from '../../../support/past-meetings.ts';
import { waitForReply } from '../../../support/slack-acts.ts';
import { startWorld } from '../../../support/world.ts';

const questions = [
  `'); drop table passages; --`,
  `" or 1=1 --`,
  '"unclosed',
  `it's \\' \\ \\\\ :* & | ! ( ) <-> @@`,
  'the of and to',
  '-pricing',
  '- -- --- !',
  '🚀🔥',
  'pricing\u0000 \u001B[31m \uD800',
  '会議の価格',
  '<!channel> <@U0BEN00001> <https://evil.example|pricing>',
  'x'.repeat(10_000),
  'pricing or '.repeat(1_000),
  'pricing-at-seat '.repeat(700),
  '%_\\%',
];

test('every question is answered soon, within Slack’s limits, and changes nothing', async () => {
  const world = await startWorld();
  await tookPlace(world, { said: [['Ada', 'Pricing is a topic.']] });

  for (const question of questions) {
    const from = performance.now();
    for (const verb of ['ask', 'meetings']) {
      const answer = await typed(world, `${verb} ${question}`);
      expect(answer, question.slice(0, 80)).not.toBe('');
      expect(answer.length).toBeLessThanOrEqual(3_000);
    }
    expect(performance.now() - from).toBeLessThan(onThisMachine(5_000));
  }
  const { rows } = await world.database.db.execute<{ count: number }>(
    sql`select count(*)::int as count from passages`,
  );
  expect(rows).toEqual([{ count: 2 }]);
  expect(world.log.filter(({ level }) => Number(level) >= 50)).toEqual([]);
});

test('words from calls ping nobody and make no links, wherever they come back', async () => {
  const world = await startWorld();
  const { slack } = world;
  const hostile =
    '<!channel> see <https://evil.example|the pricing> & `rm` <@U0BEN00001>\n> quoted \u202Etxt';
  await tookPlace(world, {
    title: `Pricing <!here> | <https://evil.example|x>`,
    said: [[`<!everyone> Priya`, hostile]],
  });

  const asked = await typed(world, 'ask pricing');
  const { ts } = await slack.post({
    channel: slack.channels.general.id,
    text: `<@${slack.botUserId}> pricing?`,
  });
  const replied = (await waitForReply(world, ts, 'evil.example')).text;
  const listed = await typed(world, 'meetings');

  for (const text of [asked, replied, listed]) {
    expect(text).toContain('&lt;!here&gt;');
    expect(text.replaceAll(/<!date\^[^>]*>/g, '')).not.toMatch(/<[!@]|<https:\/\/evil|\u202E/);
  }
  expect(asked).toContain('&lt;!channel&gt; see &lt;https://evil.example|the pricing&gt; &amp; `rm`');
});

test('the longest passages fit one message, none of them cut in a link', async () => {
  const world = await startWorld();
  for (let index = 0; index < 6; index += 1) {
    await tookPlace(world, {
      title: `${'&'.repeat(300)} pricing`,
      said: [[`${'<'.repeat(200)}`, `pricing ${'&<> '.repeat(400)}`]],
    });
  }

  for (const text of [await typed(world, 'ask pricing'), await typed(world, 'meetings pricing')]) {
    expect(text.length).toBeLessThanOrEqual(3_000);
    expect(text.split('<').length).toBe(text.split('>').length - (text.match(/^>/gm)?.length ?? 0));
  }
  expect(await typed(world, 'ask pricing')).toContain('_and more_');
});
