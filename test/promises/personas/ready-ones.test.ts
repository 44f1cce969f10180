import { expect, test } from 'vitest';
import { paste, sessionFor } from '../../support/conversation.ts';
import { startWorld, type World } from '../../support/world.ts';

/** A form that begins as the ready one of this title, as Ada sees it. */
async function startFrom({ slack }: World, title: RegExp) {
  const user = slack.users.ada.id;
  const view = (name: string) => slack.waitForView((one) => one.user === user && one.title === name);
  await slack.command({ channel: slack.channels.general.id, user, text: 'personas' });
  const { id, blocks } = await view('Personas');
  const option =
    JSON.stringify(blocks)
      .match(/"text":"([^"]+)"/g)
      ?.find((text) => title.test(text)) ?? '';
  await slack.pressInView({ user, viewId: id, option: option.slice('"text":"'.length, -1) });
  const form = async () => JSON.stringify((await view('New persona')).blocks);
  return {
    form,
    async preview(values: Record<string, string> = {}) {
      await slack.submitView({ user, viewId: (await view('New persona')).id, values });
      const { id: viewId, blocks: shown } = await view('Preview');
      const text = JSON.stringify(shown);
      return { text, viewId, save: () => slack.submitView({ user, viewId, values: {} }) };
    },
    back: (viewId: string) => slack.pressInView({ user, viewId, buttonText: 'Back to the form' }),
    saved: (name: string) =>
      expect.poll(async () => JSON.stringify((await view('Personas')).blocks)).toContain(name),
  };
}

test('a ready persona is saved as it is, and sent', async () => {
  const world = await startWorld();
  const ready = await startFrom(world, /Customer support/);
  expect(await ready.form()).toContain('Harbor');
  await (await ready.preview()).save();
  await ready.saved('Harbor (AI)');
  await paste(world, { text: 'https://meet.google.com/abc-defg-hij as Harbor' });
  const { session } = await sessionFor(world);
  expect(session).toMatchObject({ botName: 'Harbor (AI, takes notes)', voiceId: 'English_radiant_girl' });
  for (const words of ['A person should take this.', '- Anything about another customer'])
    expect(session.systemPrompt).toContain(words);
});

test('a translator’s form asks for its two languages, and its words name them', async () => {
  const world = await startWorld();
  const ready = await startFrom(world, /Translator/);
  expect(await ready.form()).toMatch(/Translates from.*English.*Translates to.*German/);
  const first = await ready.preview({ translates_from: 'French', translates_to: 'Thai' });
  expect(first.text).toContain('Languages: from French, to Thai.');
  await ready.back(first.viewId);
  await expect.poll(ready.form).toMatch(/Translates from.*French/);
  // Somebody may change the text instead of the fields.
  const second = await ready.preview({ soul: 'Languages: from Czech, to Thai.\n\nTurn by turn.' });
  expect(second.text).toContain('Languages: from Czech, to Thai.');
});

test('others aren’t asked for languages', async () => {
  const ready = await startFrom(await startWorld(), /Mascot/);
  expect(await ready.form()).toContain('Biscuit');
  expect(await ready.form()).not.toContain('Translates');
});
