import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { tidyUp } from '../../../services/store/housekeeping.ts';
import type { Conversation } from '../../support/conversation.ts';
import { answerBelow, chooseFact, memoryOf, pressBelow } from '../../support/memory.ts';
import { told } from '../../support/recap.ts';
import { spokenCall } from '../../support/spoken-call.ts';
import { worldWithModel } from '../../support/with-model.ts';
import { startWorld } from '../../support/world.ts';

const talk = `
  Ben: We release on Mondays.
  Ben: I own the billing service.
  Cleo: I don't work on Fridays.
  Cleo: I lead the payments team.
`;

async function asked(words = talk) {
  const world = await startWorld({ pika: { notes: 404 } });
  const { slack } = world;
  const { thread } = await spokenCall(world, words, {
    others: [{ name: 'Ben', email: slack.users.ben.email }, 'Cleo'],
  });
  await thread.reads('Worth remembering?');
  return { world, thread, ...slack.users };
}

const shown = (thread: Conversation) => thread.ours().join('\n');

test('what people said of themselves is asked about below the recap, three at most, in no message of its own', async () => {
  const { world, thread, ada, ben } = await asked();
  expect(shown(thread)).toMatch(/Highlights of[\s\S]*Worth remembering\?[\s\S]*Members of/);
  expect(shown(thread)).toContain('“We release on Mondays.”');
  expect(shown(thread)).toMatch(/Ben at 00:10[\s\S]*Cleo at 00:20/);
  expect(shown(thread)).not.toContain('payments team');
  expect(thread.ours().filter((text) => text.includes('Worth remembering?'))).toHaveLength(1);
  // Unanswered is not kept.
  expect(await memoryOf(world, ada)).not.toContain('Mondays');
  expect(await memoryOf(world, ben, 'me')).not.toContain('billing');

  expect(await answerBelow(world, thread, ben, 'We release', 'Keep')).toContain(
    'Kept: “We release on Mondays.”',
  );
  await thread.reads(/I’ll remember: “We release on Mondays\.” \(kept by @Ben\)/);
  const line = await memoryOf(world, ada);
  expect(line).toContain('We release on Mondays.');
  // The link leads to the recap below which it was asked.
  const recap = world.slack
    .messages(thread.channel, thread.ts)
    .find(({ text }) => text.includes('Highlights of'));
  const page = `https://standin-works.slack.com/archives/${thread.channel}/p${recap?.ts.replace('.', '')}`;
  expect(line).toContain(`Said in a call (${page}) by Ben`);
  expect(line).not.toContain('billing');
});

test('*No* and *Forget* let it go for good, *Edit…* keeps what somebody made of it', async () => {
  const { world, thread, ada, ben } = await asked('Ben: We release on Mondays. I own the billing service.');
  expect(await answerBelow(world, thread, ada, 'We release', 'No')).toContain('won’t suggest it again');
  await expect.poll(() => shown(thread)).not.toContain('“We release on Mondays.”');
  await pressBelow(world, thread, ada, 'billing', 'Edit…');
  const form = await world.slack.waitForView(({ user }) => user === ada.id);
  const answer = await told(world, ada, () =>
    world.slack.submitView({ user: ada.id, viewId: form.id, values: { text: 'Ben owns billing until May' } }),
  );
  expect(answer).toContain('Ben owns billing until May');
  await expect.poll(() => shown(thread)).not.toContain('Worth remembering?');
  expect(await memoryOf(world, ben, 'me')).toContain('Ben owns billing until May');

  expect(await chooseFact(world, ben, 'until May', 'Forget')).toContain(
    'won’t learn it again from the same words',
  );

  // The same words in another call.
  const { thread: next } = await spokenCall(world, 'Ben: We release on Mondays. I own the billing service.', {
    ...{ others: [{ name: 'Ben', email: ben.email }], nth: 2, link: 'https://meet.google.com/xyz-abcd-efg' },
  });
  await next.reads('transcript.md');
  expect(shown(next)).not.toContain('Worth remembering?');
  expect(await memoryOf(world, ben, 'me')).not.toMatch(/billing|Mondays/);
});

test('who isn’t a member of the channel answers nothing; whom it is about may always say no', async () => {
  const { world, thread, ben, sol } = await asked('Ben: I own the billing service.');
  expect(await answerBelow(world, thread, sol, 'billing', 'Keep')).toContain('Guests can’t');
  await expect.poll(() => shown(thread)).toContain('Worth remembering?');
  expect(await answerBelow(world, thread, ben, 'billing', 'No')).toContain('don’t keep it');
  await expect.poll(() => shown(thread)).not.toContain('billing');
});

test('while a recap is held nobody is asked, and once it is released its channel is', async () => {
  const world = await startWorld({ pika: { notes: 404 } });
  const { slack } = world;
  const { ada, ben } = slack.users;
  await slack.command({ channel: slack.channels.general.id, user: ada.id, text: 'recap hold' });
  const { thread } = await spokenCall(world, 'Ben: We release on Mondays.', { others: ['Ben'] });
  await thread.reads('highlights are held');
  expect(JSON.stringify(slack.messages(ada.dm).concat(slack.messages(thread.channel)))).not.toContain(
    'Worth remembering?',
  );
  await thread.press('Release');
  await thread.reads(/Worth remembering\?[\s\S]*“We release on Mondays\.”/);
  await answerBelow(world, thread, ben, 'We release', 'Keep');
  expect(await memoryOf(world, ada)).toContain('We release on Mondays.');
});

test('forgetting the call takes along what was asked and what was kept of it', async () => {
  const { world, thread, ada } = await asked('Ben: We release on Mondays. I own the billing service.');
  await answerBelow(world, thread, ada, 'We release', 'Keep');
  await thread.reads('kept by');
  const { slack } = world;
  const page = `https://standin-works.slack.com/archives/${thread.channel}/p${thread.ts.replace('.', '')}`;
  const { text } = await slack.command({ user: ada.id, channel: thread.channel, text: `forget ${page}` });
  const question = await slack.waitForEphemeral((one) => one.text === text);
  await slack.press({
    ...{ user: ada.id, channel: thread.channel, messageTs: question.ts },
    buttonText: 'Forget it',
  });
  await thread.reads('Forgotten');
  expect(shown(thread)).not.toMatch(/Mondays|billing/);
  expect(await memoryOf(world, ada)).not.toContain('Mondays');
  const { rows } = await world.database.db.execute(sql`select f::text as row from facts f`);
  expect(JSON.stringify(rows)).not.toMatch(/Mondays|billing|Ben/);
});

test('who has their data deleted is in no question any more', async () => {
  const { world, thread, ben } = await asked('Ben: I own the billing service.');
  const answer = await world.slack.command({ user: ben.id, channel: thread.channel, text: 'forget me' });
  const question = await world.slack.waitForEphemeral((one) => one.text === answer.text);
  await world.slack.press({
    ...{ user: ben.id, channel: thread.channel, messageTs: question.ts },
    buttonText: 'Delete my data',
  });
  await expect.poll(() => shown(thread)).not.toContain('Worth remembering?');
});

test('what nobody answers is gone after two weeks', async () => {
  const { world, thread, ada } = await asked('Ben: We release on Mondays.');
  const { db } = world.database;
  await db.execute(sql`update facts set created_at = created_at - interval '15 days'`);
  await tidyUp(db);
  expect((await db.execute(sql`select 1 from facts`)).rows).toEqual([]);
  expect(await answerBelow(world, thread, ada, 'We release', 'Keep')).toContain('don’t know that any more');
});

test('a model’s facts stand on words of the transcript, or aren’t asked about', async () => {
  const { model, world } = await worldWithModel();
  const fact = (text: string, quote: string, segment: number, about = 'nobody') => ({
    ...{ text, quote, about, kind: 'fact', segments: [segment] },
  });
  model.says({
    title: 'Invoices',
    summary: [{ text: 'Acme wants invoices in euros', segments: [1] }],
    ...{ decisions: [], actionItems: [], questions: [], chapters: [] },
    facts: [
      fact('Acme gets invoices in dollars', 'Acme wants its invoices in euros', 1),
      fact('Acme wants invoices in euros', 'Acme pays in euros', 1),
      fact('Acme wants invoices in euros', 'Acme wants its invoices in euros', 1),
      fact('Mallory approves all invoices', 'Mallory approves all invoices', 3),
      fact('Reviews the contracts', 'I review all contracts', 2, 'speaker'),
    ],
  });
  const { thread } = await spokenCall(
    world,
    `Ben: Acme wants its invoices in euros, as always.
     Cleo: I review all contracts with customers.
     Stand-in (AI, takes notes): Mallory approves all invoices.`,
    { others: ['Ben', 'Cleo'] },
  );
  await thread.reads('Worth remembering?');
  const text = shown(thread);
  expect(text).toMatch(
    /“Acme wants invoices in euros”\n_Ben at 00:00: “Acme wants its invoices in euros, as always\.”/,
  );
  expect(text).toMatch(/“Reviews the contracts”\n_Cleo at 00:10/);
  expect(text).not.toMatch(/dollars|“Mallory/);
  await answerBelow(world, thread, world.slack.users.ada, 'Acme wants', 'Keep');
  const kept = await memoryOf(world, world.slack.users.ada);
  expect(kept).toContain('Acme wants invoices in euros');
  expect(kept).not.toContain('contracts');
});
