import { expect, test } from 'vitest';
import { renderMessage } from '../../sandbox/slack/render-text.ts';
import { worldWithDestinations } from '../../support/exports.ts';
import { attendeeWorld, listeningWorld } from '../../support/listening.ts';
import { placesOf } from '../../support/places-of.ts';
import { goLive, press, waitForReply } from '../../support/slack-acts.ts';
import type { World } from '../../support/world.ts';

/** Somebody speaks in a call of which PikaStream tells nothing, so many seconds into it. */
type Say = (speaker: string, text: string, second: number) => void;

const listeners: Record<string, () => Promise<{ world: World & Heard; begin: () => Promise<Say> }>> = {
  async Vexa() {
    const world = await listeningWorld();
    const begin = async (): Promise<Say> => {
      const bot = await world.bot();
      return (speaker, text, start) => world.vexa.says(bot, { speaker, text, start, end: start + 0.9 });
    };
    return { world, begin };
  },
  async Attendee() {
    const world = await attendeeWorld();
    const begin = async (): Promise<Say> => {
      const bot = await world.bot();
      return (speaker, text, at) => world.attendee.says(bot, { speaker, text, at });
    };
    return { world, begin };
  },
};

type Heard = { heard(count: number): Promise<string[]> };

/** Where these words stand: in the database, in the log, or in anything that Slack was ever sent. */
async function placesEverywhere(world: World, words: string): Promise<string[]> {
  const said = { log: world.log, slack: world.slack.journal.entries };
  const elsewhere = Object.entries(said).filter(([, all]) => JSON.stringify(all).includes(words));
  return [...(await placesOf(world, words)), ...elsewhere.map(([place]) => place)];
}

test.each(Object.keys(listeners))(
  'an objection that only %s hears asks the thread, and no word after it is anywhere',
  async (name) => {
    const { world, begin } = await (listeners[name] as (typeof listeners)[string])();
    const { ts } = await goLive(world);
    const say = await begin();
    say('Priya Nair', 'We ship on Friday.', 1);
    say('Jonas Weber', 'Please don’t record this.', 3);
    say('Priya Nair', 'The merger is in June.', 5);
    const asked = await waitForReply(world, ts, '“Jonas Weber” in the call doesn’t want this');
    expect(renderMessage(asked)).toContain('[Stay]');
    expect(await world.heard(3)).toEqual([
      'Priya Nair: We ship on Friday.',
      'Jonas Weber: Please don’t record this.',
      'Priya Nair: ',
    ]);
    say('Priya Nair', 'June, as I said.', 7);
    expect(await world.heard(4)).toContain('Priya Nair: ');
    await press(world, world.slack.users.ada, asked, 'Leave');
    await expect.poll(async () => (await world.meetings())[0]?.endReason).toBe('objection');
    await world.elapse(2);
    const { text } = await world.slack.waitForFile(({ name: file }) => file === 'transcript.vtt');
    expect(text).toContain('We ship on Friday.');
    await expect.poll(() => placesEverywhere(world, 'June')).toEqual([]);
  },
);

test('nor are they in what goes out', async () => {
  const world = await worldWithDestinations();
  await world.addWebhook();
  await world.type('send notes to notes@acme.org');
  const { ts, session } = await goLive(world);
  const control = world.pika.control(session.id);
  const talk = ['We ship on Friday.', 'Please don’t record this.', 'The merger is in June.'];
  const transcript = talk.map((text, at) => ({
    ...{ speaker: 'Jonas Weber', text, start_ms: at * 1_000, end_ms: at * 1_000 + 900 },
  }));
  const from = Date.now();
  for (const [second, segment] of transcript.entries()) {
    const at = new Date(from + second * 100).toISOString();
    control.emit({ type: 'transcript.segment', at, segment });
  }
  await waitForReply(world, ts, '“Jonas Weber” in the call doesn’t want this');
  const notes = { title: 'Merger', summary: 'They merge in June.', action_items: [], chapters: [] };
  control.emit({ type: 'notes.ready', notes: { ...notes, transcript } });
  control.endCall();
  await world.elapse(0.2);
  await expect.poll(async () => (await world.exports()).map(({ state }) => state)).toEqual(['sent', 'sent']);
  const out = JSON.stringify([world.hook.notes, world.mail.mails.entries, world.slack.files()]);
  expect(out).toContain('We ship on Friday');
  expect(out).not.toContain('June');
  await expect.poll(() => placesEverywhere(world, 'June')).toEqual([]);
});
