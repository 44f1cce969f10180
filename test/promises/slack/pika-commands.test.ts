import { expect, test } from 'vitest';
import { onThisMachine } from '../../on-this-machine.ts';
import { delays } from '../../sandbox/pikastream/fault-effects.ts';
import { requestsTo } from '../../support/conversation.ts';
import { inOrder } from '../../support/in-order.ts';
import {
  goLive,
  isCard,
  letInAtOnce,
  outbox,
  untilStates,
  waitForCard,
  waitForReply,
} from '../../support/slack-acts.ts';
import { startWorld, type World } from '../../support/world.ts';

const url = 'https://meet.google.com/abc-defg-hij';
const date = /<!date\^\d+\^\{date_short_pretty\} at \{time\}\|\d{4}-\d\d-\d\d \d\d:\d\d UTC>/;

/** Types as Ada in #general and returns the words, which only she sees unless told. */
function typist({ slack }: World, user = slack.users.ada.id) {
  return async (text: string, seenBy: 'ephemeral' | 'in_channel' = 'ephemeral') => {
    const answer = await slack.command({ channel: slack.channels.general.id, user, text });
    expect(answer).toMatchObject({ ok: true, responseType: seenBy });
    expect(answer.elapsedMs).toBeLessThan(onThisMachine(2_800));
    return answer.text ?? '';
  };
}

test('every form of join posts a card in the channel and answers the person who typed it', async () => {
  const world = await startWorld({ pika: { script: letInAtOnce } });
  const { slack, pika } = world;
  const type = typist(world);

  const answer = await type('join https://meet.google.com/aaa-aaaa-aaa for 30 minutes');
  expect(answer).toMatch(inOrder('On it', '*Stop*'));
  await type('https://meet.google.com/bbb-bbbb-bbb');
  await type('  JOIN   <https://meet.google.com/ccc-cccc-ccc|our call>  1h ');
  await type('<https://meet.google.com/ddd-dddd-ddd> 45m');
  expect(await type('join https://us02web.zoom.us/j/81234567890?pwd=abc&amp;x=1 for 90')).toContain(
    '60 min, not 90',
  );

  const meetings = await untilStates(world, 'live', 'live', 'live', 'live', 'live');
  expect(meetings.map(({ callKey, limitMinutes, threadTs }) => [callKey, limitMinutes, threadTs])).toEqual([
    ['meet:aaa-aaaa-aaa', 30, null],
    ['meet:bbb-bbbb-bbb', 60, null],
    ['meet:ccc-cccc-ccc', 60, null],
    ['meet:ddd-dddd-ddd', 45, null],
    ['zoom:81234567890', 60, null],
  ]);
  const card = await waitForCard(world, 'aaa-aaaa-aaa', '30 min, $8.25 at most');
  expect(card.threadTs).toBeUndefined();
  const cards = slack.messages(slack.channels.general.id).filter((message) => isCard(message));
  expect(cards).toHaveLength(5);
  expect(pika.sessions.at(-1)).toMatchObject({ platform: 'zoom', password: 'abc' });
  expect(await type('join https://meet.google.com/aaa-aaaa-aaa')).toContain(
    `<@${slack.users.ada.id}> already asked`,
  );
});

test('leave with no call, with several and with a named one; status in between', async () => {
  const world = await startWorld({ pika: { script: letInAtOnce } });
  const { slack } = world;
  const type = typist(world, slack.users.ben.id);
  expect(await type('leave')).toContain('No active calls');
  expect(await type('status')).toContain('No active calls');

  const first = await goLive(world, { code: 'aaa-aaaa-aaa' });
  const second = await goLive(world, { code: 'bbb-bbbb-bbb', user: slack.users.cleo.id });
  await world.elapse(3);
  const status = (await type('status')).split('\n');
  expect(status).toHaveLength(2);
  // Three minutes and the seconds that this took: about $0.83, a cent more on a busy machine.
  expect(status[0]).toMatch(
    inOrder(
      '<https://meet.google.com/aaa-aaaa-aaa|aaa-aaaa-aaa>',
      'connected',
      `<@${slack.users.ada.id}>`,
      /3 min, about \$0\.8\d/,
      '60 min',
    ),
  );
  expect(status[1]).toContain(`asked by <@${slack.users.cleo.id}>`);

  const which = await type('leave');
  expect(which).toContain('`/pika leave https://meet.google.com/aaa-aaaa-aaa`');
  expect(which).toContain('`/pika leave https://meet.google.com/bbb-bbbb-bbb`');
  await untilStates(world, 'live', 'live');
  const offer = slack.ephemerals.at(-1);
  const offers = offer?.blocks.filter(({ accessory }) => accessory !== undefined);
  expect(offers).toHaveLength(2);
  await slack.press({
    user: slack.users.ben.id,
    channel: slack.channels.general.id,
    messageTs: offer?.ts ?? '',
    buttonText: 'Leave',
  });
  await waitForReply(world, first.ts, `<@${slack.users.ben.id}> pressed Stop`);
  await untilStates(world, 'done', 'live');
  expect(await type('leave https://meet.google.com/bbb-bbbb-bbb')).toContain('Leaving the call');
  await waitForReply(world, second.ts, `<@${slack.users.ben.id}> asked it`);
  await untilStates(world, 'done', 'done');
});

test('many who ask for the wallet at once cost PikaStream one request', async () => {
  const world = await startWorld({ pika: { balance: 2_000 } });
  const { ada, ben, cleo } = world.slack.users;
  const before = requestsTo(world, 'balance');
  world.pika.faults.add({ route: 'balance', effect: delays(1_000) });
  // What one person sends is done four at a time (slack/one-person-holds-up-nobody).
  const asked = [ada, ben, cleo].flatMap(({ id }) =>
    Array.from({ length: 4 }, () => typist(world, id)('wallet')),
  );
  const said = await Promise.all(asked);
  expect(new Set(said).size).toBe(1);
  expect(said[0]).toContain('2000 credits');
  expect(requestsTo(world, 'balance') - before).toBe(1);
});

test('wallet shows the credits, how long they last and where to top up; also when low, refused or slow', async () => {
  const world = await startWorld({ pika: { balance: 2_000 } });
  const { slack, pika } = world;
  const type = typist(world);

  expect(await type('wallet')).toMatch(
    inOrder('2000 credits', '72 minutes', '$0.275', '<https://www.pika.me/dev|pika.me/dev>'),
  );
  pika.wallet.set(-3);
  expect(await type('wallet')).toMatch(inOrder('-3 credits', '0 minutes', '100 credits'));
  pika.faults.add({
    route: 'balance',
    effect: { do: 'answer', work: false, answer: { status: 401, json: {} } },
  });
  expect(await type('wallet')).toContain('PIKA_DEV_KEY');

  pika.wallet.set(500);
  pika.faults.add({ route: 'balance', effect: delays(2_300) });
  expect(await type('wallet')).toContain('Still checking');
  const late = await slack.waitForEphemeral(({ via }) => via === 'api');
  expect(late.text).toMatch(inOrder('500 credits', '18 minutes'));
  expect(late.user).toBe(slack.users.ada.id);
});

test('each setting says what holds now, who changed it and when; everyone sees a change', async () => {
  const world = await startWorld({ pika: { script: letInAtOnce } });
  const { slack } = world;
  const type = typist(world);
  const { ada, ben } = slack.users;

  for (const setting of ['auto', 'limit', 'budget']) expect(await type(setting)).not.toContain('Set by');
  const changed = await type('auto ask', 'in_channel');
  expect(changed).toContain('(`ask`)');
  expect(changed).toContain(`Set by <@${ada.id}>, `);
  expect(changed).toMatch(date);
  expect(await type('auto')).toBe(changed);
  expect(await type('limit 30 min', 'in_channel')).toContain('after 30 min ($8.25');
  expect(await type('budget $120.50 a month', 'in_channel')).toContain('may spend $120.50');

  const other = typist(world, ben.id);
  expect(await other('AUTO On', 'in_channel')).toContain(`Set by <@${ben.id}>`);
  expect(await other('limit')).toContain(`Set by <@${ada.id}>`);
  expect(await other('limit 61')).toMatch(inOrder('60 min', 'Nothing changed', 'MAX_MEETING_MINUTES'));
  expect(await other('limit')).toContain('30 min');

  // Another channel decides for itself.
  const elsewhere = await slack.command({ channel: slack.channels.standup.id, user: ada.id, text: 'limit' });
  expect(elsewhere.text).toContain('end after 60 min');
  await slack.post({ channel: slack.channels.general.id, text: url });
  await waitForCard(world, 'abc-defg-hij', '30 min, $8.25 at most');
  expect(await other('limit off', 'in_channel')).toContain('end after 60 min');
  expect(await other('budget none', 'in_channel')).toContain('no budget');
});

test('mistyped commands get the nearest right form, and nothing happens', async () => {
  const world = await startWorld();
  const type = typist(world);
  const answers: [typed: string, answer: string][] = [
    ['', '`actions`'],
    ['help', '`join &lt;link&gt;`'],
    ['HELP', '`leave`'],
    ['jion https://meet.google.com/abc-defg-hij', 'Did you mean `/pika join'],
    ['statsu', 'Did you mean `/pika status`?'],
    ['walet', 'Did you mean `/pika wallet`?'],
    ['leeve', 'Did you mean `/pika leave'],
    ['buget 5', 'Did you mean `/pika budget'],
    ['dance', '`/pika help`'],
    ['join', 'Add the link in the form.'],
    ['join abc-defg-hij', 'Did you mean `https://meet.google.com/abc-defg-hij`?'],
    ['abc-defg-hij', 'Did you mean `https://meet.google.com/abc-defg-hij`?'],
    ['join http://meet.google.com.evil.com/abc-defg-hij', 'can’t join'],
    ['join https://example.com', 'Use one like'],
    [`join ${url} for ever`, '“for ever”. Usage: `/pika join'],
    [`join ${url} for 0`, '“for 0”. Usage: `/pika join'],
    [`join ${url} for 1441`, '“for 1441”. Usage: `/pika join'],
    [`join ${url} -5`, '“-5”. Usage: `/pika join'],
    ['hello', '`actions`'],
    ['limit 9999', 'MAX_MEETING_MINUTES'],
    ['standup move 7', 'standup'],
    ['leave now', 'can’t join'],
    ['status please', '“please”. Usage: `/pika status`'],
    ['auto maybe', '“maybe”. Usage: `/pika auto on|ask|off`'],
    ['limit 0', '“0”. Usage: `/pika limit'],
    ['limit 1.5', '“1.5”. Usage: `/pika limit'],
    ['budget lots', '“lots”. Usage: `/pika budget'],
    ['budget -5', '“-5”. Usage: `/pika budget'],
    ['budget 1e9', '“1e9”. Usage: `/pika budget'],
    ['hey `<!channel>` <https://evil.com|x>', '`/pika hey &lt;!channel&gt; &lt;https://evil.com|x&gt;`'],
    ['\u001B[31mred\u0000', 'don’t know `/pika red`'],
    [`${'x'.repeat(5_000)}`, `don’t know \`/pika ${'x'.repeat(59)}…\`.`],
  ];

  for (const [typed, answer] of answers) {
    const said = await type(typed);
    expect(said, typed).toContain(answer);
    expect(said.length).toBeLessThan(2_500);
  }
  expect(await world.meetings()).toEqual([]);
  expect(await outbox(world)).toEqual([]);
});
