import { expect, test } from 'vitest';
import { renderMessage } from '../../sandbox/slack/render-text.ts';
import { comesInto } from '../../support/briefed-call.ts';
import { type CopiesWorld, worldWithDestinations } from '../../support/exports.ts';
import { type Canary, liveALife, type MadeLife, mayKnow } from '../../support/made-life.ts';
import { answerBelow, linkGuest, memoryOf } from '../../support/memory.ts';
import { goLive, waitForCard } from '../../support/slack-acts.ts';
import { say } from '../../support/spoken-call.ts';

test('what is known of channels, people and guests of calls leaves by no door: no mail, export, instructions, other channel or log', async () => {
  const world = await worldWithDestinations();
  const { slack, mail, notion, hook } = world;
  const { ada, dora } = slack.users;
  const { general, private: leads } = slack.channels;
  const life = await liveALife(world, { people: 3, calls: 4, isAlone: true });
  const from = slack.ephemerals.length;
  await sendNotesEverywhere(world);

  // Guests say something of themselves in a call: one is Dora, who isn't in #general, one an address, one nobody.
  const [nobody, hers, mailed] = ['zqGUESTa', 'zqGUESTb', 'zqGUESTc'].map((word): Canary => {
    const one = { word, channel: general.id, owner: null, about: null, isFact: true, gone: false };
    life.canaries.push(one);
    return one;
  }) as [Canary, Canary, Canary];
  const thread = await guestsTalk(world, [nobody, hers, mailed]);
  for (const { word } of [nobody, hers, mailed]) await answerBelow(world, thread, ada, word, 'Keep');
  await memoryOf(world, ada, 'zqGUESTb');
  await linkGuest(world, ada, hers.word, { person: dora.id });
  hers.about = dora.id;
  await memoryOf(world, ada, 'zqGUESTc');
  await linkGuest(world, ada, mailed.word, { email: 'kim@acme.example' });
  expect(await memoryOf(world, dora, 'me', slack.channels.standup.id)).toContain(hers.word);

  // What goes along into a call is its channel's, and the recap that says so goes out.
  for (const [channel, code] of [
    [general.id, 'out-aaaa-aaa'],
    [leads.id, 'out-bbbb-bbb'],
  ] as const) {
    const told = wordsIn(life, await plannedCallIn(world, channel, code));
    expect(told.length).toBeGreaterThan(0);
    expect(told.filter((one) => one.channel !== channel || one.gone)).toEqual([]);
  }
  // Three recaps by mail; those of #general go to three more places.
  await expect
    .poll(async () => (await world.exports()).filter(({ state }) => state === 'sent').length)
    .toBe(3 + 2 * 3);

  const doors: Record<string, readonly unknown[]> = {
    mails: mail.mails.entries,
    pages: notion.pages,
    webhooks: hook.notes,
    canvases: slack.canvases(),
    log: world.log,
  };
  for (const [door, out] of Object.entries(doors)) {
    expect(out.length, door).toBeGreaterThan(0);
    expect(wordsIn(life, JSON.stringify(out)), door).toEqual([]);
  }
  const shownIn = (id: string) => wordsIn(life, slack.messages(id).map(renderMessage).join('\n'));
  for (const { id } of Object.values(slack.channels))
    expect(shownIn(id).filter(({ channel, gone }) => channel !== id || gone)).toEqual([]);
  for (const { id, dm } of life.everybody)
    expect(shownIn(dm).filter((one) => !mayKnow(world, one, id))).toEqual([]);
  for (const shown of slack.ephemerals.slice(from))
    expect(wordsIn(life, renderMessage(shown)).filter((one) => !mayKnow(world, one, shown.user))).toEqual([]);
  expect(shownIn(general.id)).toContain(nobody);
});

function wordsIn({ canaries }: MadeLife, text: string): Canary[] {
  return canaries.filter(({ word }) => text.includes(word));
}

/** From #general to all of them, from #leads by mail. */
async function sendNotesEverywhere(world: CopiesWorld): Promise<void> {
  const { slack, notion, type } = world;
  const byMail = 'send notes to <mailto:ana@acme.org|ana@acme.org>';
  await type(byMail);
  await type('send notes to canvas');
  await type(`send notes to notion <${notion.database.url.replace('&', '&amp;')}|Meetings>`);
  await world.addWebhook();
  await slack.command({ user: slack.users.ada.id, channel: slack.channels.private.id, text: byMail });
}

const theNotes = {
  title: 'Planning',
  summary: 'They talked.',
  decisions: [],
  chapters: [],
  action_items: [],
};

/** A call in #general in which guests say what they own; its thread. */
async function guestsTalk(world: CopiesWorld, canaries: readonly Canary[]) {
  const { slack, pika } = world;
  const channel = slack.channels.general.id;
  const { ts, session } = await goLive(world, { code: 'gst-aaaa-aaa' });
  const control = pika.control(session.id);
  const names = canaries.map((_, at) => `Kim ${'ABC'[at]}`);
  for (const name of names) control.emit({ type: 'participant.joined', participant: { name } });
  const talk = canaries.map(({ word }, at) => `${names[at]}: I own the ${word} service.`);
  say({ ...control, session }, talk.join('\n'));
  control.emit({ type: 'notes.ready', notes: { ...theNotes, participants: [] } });
  control.endCall();
  await world.elapse(0.2);
  const reads = (words: string | RegExp) =>
    slack.waitForMessage(
      (message) => message.own && message.threadTs === ts && renderMessage(message).includes(String(words)),
      { current: true, hoping: String(words) },
    );
  return { channel, ts, reads };
}

/** A call that Ada plans there and that ends with notes; what its session was told. */
async function plannedCallIn(world: CopiesWorld, channel: string, code: string): Promise<string> {
  const { slack, pika } = world;
  const text = `https://meet.google.com/${code} at 23:59`;
  await slack.post({ channel, user: slack.users.ada.id, text });
  await waitForCard(world, code, 'joins');
  const { id, meetingId, systemPrompt } = await comesInto(world);
  const meeting = async () => (await world.meetings()).find((one) => one.id === meetingId)?.state;
  await expect.poll(meeting).toBe('live');
  const control = pika.control(id);
  control.emit({ type: 'notes.ready', notes: { ...theNotes, participants: [] } });
  control.endCall();
  await world.elapse(0.2);
  await expect.poll(meeting).toBe('done');
  return systemPrompt;
}
