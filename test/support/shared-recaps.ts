import { expect } from 'vitest';
import type { StoredMessage } from '../sandbox/slack/messages.ts';
import { renderMessage } from '../sandbox/slack/render-text.ts';
import type { CallEnd, Recap } from './recap.ts';
import type { World } from './world.ts';

export type Person = { id: string };

export const sharedCall: CallEnd = {
  title: 'Marmalade launch',
  items: [{ text: 'Ask carla@acme.example for the jars', owner: 'Ben' }],
  participants: [{ name: 'Ben' }],
};

/** Presses *Share…* below the recap, and chooses a channel in the form. */
export async function share({ slack }: World, recap: Recap, user: Person, channel: string) {
  const { ts: messageTs } = await recap.reads('*Marmalade launch*');
  await slack.press({ user: user.id, channel: recap.channel, messageTs, buttonText: 'Share…' });
  const form = await slack.waitForView((view) => view.user === user.id && view.title === 'Share the recap');
  const sent = await slack.submitView({ user: user.id, viewId: form.id, values: { channel } });
  const refusal = Object.values(sent.errors ?? {}).join();
  if (refusal) await slack.closeView({ user: user.id, viewId: form.id });
  return refusal;
}

export function copiesIn({ slack }: World, channel: string): StoredMessage[] {
  return slack.messages(channel).filter(({ own, text }) => own && /Marmalade|no longer shared/.test(text));
}

/** The one copy in a channel, once it reads so. */
export async function copyReads(world: World, channel: string, words: string | RegExp): Promise<string> {
  const shown = () => copiesIn(world, channel).map(renderMessage);
  await expect.poll(() => shown().join('\n')).toMatch(words);
  expect(shown()).toHaveLength(1);
  return shown().join();
}
