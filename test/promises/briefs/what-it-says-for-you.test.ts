import { expect, test } from 'vitest';
import { standupReplies } from '../../../services/store/schema/standups.ts';
import { comesInto, endsWith } from '../../support/briefed-call.ts';
import { briefOf, plannedCall, url } from '../../support/briefs.ts';
import { told } from '../../support/recap.ts';
import { letInAtOnce, untilStates } from '../../support/slack-acts.ts';
import { startWorld, type World } from '../../support/world.ts';

const wanted = 'I can’t come: say that the migration is done, ask about the budget';

async function kept({ database }: World): Promise<string[]> {
  const rows = await database.db.select().from(standupReplies).orderBy(standupReplies.ts);
  return rows.flatMap(({ name, text }) => (text ? [`${name}: ${text}`] : []));
}

test('in the thread: it goes along under the writer’s name, as edited by then, and the recap says what was said', async () => {
  const world = await startWorld({ pika: { script: letInAtOnce } });
  const { slack } = world;
  const { ada, ben, cleo } = slack.users;
  const { channel, ts: threadTs } = await plannedCall(world);
  const reply = (user: { id: string }, text: string) =>
    slack.post({ channel, user: user.id, text, threadTs });

  const answer = await told(world, ben, () => reply(ben, wanted));
  expect(answer).toMatch(
    /take this along in your name[\s\S]*• say that the migration is done\n• ask about the budget/,
  );
  const cleos = await reply(cleo, `<@${slack.botUserId}> bitte sag, dass ich um 9 da bin`);
  await expect.poll(() => kept(world)).toHaveLength(2);
  const adas = await reply(ada, 'Ich kann nicht kommen: frag nach der Lizenz');
  await reply(ada, 'I can’t come');
  await reply(ada, 'Who says that I can’t come? Ask Ben');
  await slack.editMessage({ ...cleos, text: `<@${slack.botUserId}> say that I'm there at ten` });
  await slack.deleteMessage(adas);
  await expect
    .poll(() => kept(world))
    .toEqual([
      'Ben: say that the migration is done\nask about the budget',
      "Cleo: say that I'm there at ten",
    ]);

  const session = await comesInto(world);
  expect(session.systemPrompt).toContain('Ben: say that the migration is done / ask about the budget');
  expect(session.systemPrompt).toContain("Cleo: say that I'm there at ten");
  expect(session.systemPrompt).not.toContain('Lizenz');
  const late = await told(world, ada, () => reply(ada, wanted));
  expect(late).toMatch(/too late: what goes along was fixed/);
  const recap = await endsWith(world, session, [
    ['Stand-in (AI, takes notes)', 'Ben says that the migration is done.'],
    ['Cleo', 'I was there at ten, and what about the budget?'],
  ]);
  expect(recap).toMatch(
    /• @Ben: say that the migration is done — _said_\n *• @Ben: ask about the budget — _not said_/,
  );
  expect(recap).toMatch(/• @Cleo: say that I'm there at ten — _not said_/);
});

test('in a DM with a link, and in the form; without a transcript nobody knows whether it was said', async () => {
  const world = await startWorld({ pika: { script: letInAtOnce } });
  const { slack } = world;
  const { ada } = slack.users;
  const text = `${url} at 23:59. I can’t come: say that the demo moves to 4 pm`;
  const answer = await told(world, ada, () => slack.post({ channel: ada.dm, user: ada.id, text }));
  expect(answer).toContain('• say that the demo moves to 4 pm');
  await untilStates(world, 'scheduled');
  const [planned] = await world.meetings();
  expect(planned?.startsAt?.toISOString()).toMatch(/:59:00/);
  const brief = await briefOf(world, ada, '', ada.dm);
  expect(brief.shown()).toMatch(/I don’t know who comes[\s\S]*• say that the demo moves to 4 pm/);
  await brief.send('Thank everybody');
  expect(await kept(world)).toEqual(['Ada: say that the demo moves to 4 pm', 'Ada: Thank everybody']);
  const session = await comesInto(world);
  expect(session.systemPrompt).toContain('Ada: say that the demo moves to 4 pm / Thank everybody');
  const recap = await endsWith(world, session, []);
  expect(recap).toMatch(/• @Ada: say that the demo moves to 4 pm — _unknown whether it was said_/);
  expect(recap).toMatch(/• @Ada: Thank everybody — _unknown whether it was said_/);
});
