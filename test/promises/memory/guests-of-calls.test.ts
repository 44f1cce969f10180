import { expect, test } from 'vitest';
import { answerBelow, chooseFact, editFact, linkGuest, memoryOf, pressBelow } from '../../support/memory.ts';
import { placesOf } from '../../support/places-of.ts';
import { told } from '../../support/recap.ts';
import { spokenCall } from '../../support/spoken-call.ts';
import { startWorld } from '../../support/world.ts';

const code = (nth: number) => ({ nth, link: `https://meet.google.com/gst-aaaa-aa${'abcd'[nth]}` });

test('who a guest of a call is a member says: what is known of them is then about that person, until it’s taken back', async () => {
  const world = await startWorld({ pika: { notes: 404 } });
  const { slack } = world;
  const { ada, ben, dora, sol } = slack.users;
  const elsewhere = slack.channels.standup.id;
  const ofDora = () => memoryOf(world, dora, 'me', elsewhere);
  const { thread } = await spokenCall(
    world,
    "Kim: I own the billing service.\nKim: I don't work on Fridays.",
    {
      others: ['Kim', 'Ben'],
    },
  );
  await answerBelow(world, thread, ada, 'billing', 'Keep');
  await thread.reads('kept by');
  expect(await memoryOf(world, ben)).toContain('Kim (guest): ');

  // A guest of the workspace decides nothing, and a form says one thing.
  expect(await answerBelow(world, thread, sol, 'Fridays', 'This is…')).toContain('Guests can’t');
  const opened = await pressBelow(world, thread, ada, 'Fridays', 'This is…').then(() =>
    slack.waitForView(({ user, title }) => user === ada.id && title === 'Who is this guest?'),
  );
  const send = (values: Record<string, string>) =>
    slack.submitView({ user: ada.id, viewId: opened.id, values });
  expect(JSON.stringify(await send({}))).toContain('You named nobody');
  expect(JSON.stringify(await send({ person: dora.id, email: 'kim@acme.example' }))).toContain('both');
  expect(JSON.stringify(await send({ email: 'kim at acme' }))).toContain('isn’t an e-mail address');
  expect(JSON.stringify(await send({ person: slack.botUserId }))).toContain('an app');
  // Dora isn't in #general.
  expect(await told(world, ada, () => send({ person: dora.id }))).toMatch(/“Kim” in that call is @Dora/);
  await thread.reads(/“I don't work on Fridays\.”\n_Kim \(@Dora\) at/);
  expect(await ofDora()).toMatch(/@Dora \(“Kim” in a call\): I own the billing service/);
  expect(await ofDora()).not.toContain('Fridays');
  await answerBelow(world, thread, ben, 'Fridays', 'Keep');
  expect(await ofDora()).toContain('Fridays');
  expect(await memoryOf(world, ben, `about <@${dora.id}>`)).toMatch(
    /billing[\s\S]*Fridays|Fridays[\s\S]*billing/,
  );

  // One of the same name in another call is somebody else.
  const { thread: next } = await spokenCall(world, 'Kim: I own the payroll service.', {
    ...{ others: ['Kim', 'Ben'], ...code(2) },
  });
  await answerBelow(world, next, ada, 'payroll', 'Keep');
  expect(await ofDora()).not.toContain('payroll');
  expect(await memoryOf(world, ben, 'payroll')).toContain('Kim (guest): ');

  // Whom it's about may say that it isn't them, wherever they are.
  expect(await chooseFact(world, dora, 'billing', 'Not them')).toContain(
    '“Kim” is a guest of that call again',
  );
  expect(await ofDora()).not.toMatch(/billing|work on/);
  expect(await memoryOf(world, ben, 'billing')).toContain('Kim (guest): ');
});

test('what somebody put into their own words about a guest outlives the call, and the guest’s name doesn’t', async () => {
  const world = await startWorld({ pika: { notes: 404 } });
  const { slack } = world;
  const { ada, ben } = slack.users;
  const { thread } = await spokenCall(world, 'Kim Visitor: I own the billing service.', {
    others: ['Kim Visitor'],
  });
  await answerBelow(world, thread, ada, 'billing', 'Keep');
  await memoryOf(world, ada);
  await editFact(world, ada, 'billing', 'Billing is run elsewhere');
  expect(await memoryOf(world, ben)).toContain('Kim Visitor (guest): Billing is run elsewhere');

  const channel = slack.channels.general.id;
  const asked = await slack.command({
    channel,
    user: ada.id,
    text: 'forget https://meet.google.com/abc-defg-hij',
  });
  const { ts } = await slack.waitForEphemeral(({ text }) => text === asked.text);
  await slack.press({ user: ada.id, channel, messageTs: ts, buttonText: 'Forget it' });
  await expect.poll(() => placesOf(world, 'Kim Visitor')).toEqual([]);
  expect(await memoryOf(world, ben)).toContain('• Billing is run elsewhere');
});

test('a guest may be an address, which is a person’s where somebody in the channel has it', async () => {
  const world = await startWorld({ pika: { notes: 404 } });
  const { ada, ben, cleo } = world.slack.users;
  const { thread } = await spokenCall(world, 'Kim: I own the billing service.', { others: ['Kim'] });
  await answerBelow(world, thread, ada, 'billing', 'Keep');
  await memoryOf(world, ada);
  const said = await linkGuest(world, ada, 'billing', { email: 'Kim@Acme.example' });
  expect(said).toContain('is about kim@acme.example now');
  const theirs = () => memoryOf(world, ben, 'about <mailto:kim@acme.example|kim@acme.example>');
  expect(await theirs()).toMatch(
    /about kim@acme\.example\*[\s\S]*Kim \(kim@acme\.example\): I own the billing/,
  );
  expect(await memoryOf(world, ben, 'about kim@other.example')).toContain('nothing about them');

  expect(await chooseFact(world, ben, 'billing', 'Not them')).toContain('guest of that call again');
  expect(await theirs()).toContain('nothing about them');
  await memoryOf(world, ada);
  expect(await linkGuest(world, ada, 'billing', { email: cleo.email.toUpperCase() })).toContain('@Cleo');
  expect(await memoryOf(world, cleo, 'me')).toContain('billing');
});
