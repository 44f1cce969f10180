import { isRecord } from '../sandbox/slack/json.ts';
import { renderMessage } from '../sandbox/slack/render-text.ts';
import type { Conversation } from './conversation.ts';
import { told } from './recap.ts';
import type { World } from './world.ts';

type Person = { id: string };

/** What somebody sees who types `/pika memory …` in #general, or elsewhere. */
export async function memoryOf(world: World, who: Person, text = '', channel?: string): Promise<string> {
  const { slack } = world;
  const from = slack.ephemerals.length;
  const answer = await slack.command({
    ...{ user: who.id, channel: channel ?? slack.channels.general.id },
    text: `memory ${text}`,
  });
  const shown = slack.ephemerals.slice(from).find((one) => one.user === who.id);
  return shown ? renderMessage(shown) : (answer.text ?? '');
}

/** Types `/pika remember …` in #general, or elsewhere. */
export async function remember({ slack }: World, who: Person, text: string, channel?: string) {
  const at = channel ?? slack.channels.general.id;
  return (await slack.command({ user: who.id, channel: at, text: `remember ${text}` })).text ?? '';
}

/** The menu beside a line that somebody was shown last. */
export function menuOf({ slack }: World, who: Person, line: string) {
  for (const message of slack.ephemerals.filter((one) => one.user === who.id).reverse()) {
    const block = message.blocks.find((one) => JSON.stringify(one).includes(line) && one.accessory);
    if (block) {
      const options = isRecord(block.accessory) ? block.accessory.options : [];
      const values = (Array.isArray(options) ? options : [])
        .filter(isRecord)
        .map(({ value }) => String(value));
      return { channel: message.channel, messageTs: message.ts, blockId: String(block.block_id), values };
    }
  }
  throw new Error(`Nobody was shown “${line}” with a menu`);
}

/** Chooses from that menu; answers what they are told. */
export function chooseFact(world: World, who: Person, line: string, option: string): Promise<string> {
  const menu = menuOf(world, who, line);
  return told(world, who, () => world.slack.press({ user: who.id, ...menu, option }));
}

/** Edits it in the form; answers what they are told. */
export async function editFact(world: World, who: Person, line: string, words: string): Promise<string> {
  const { slack } = world;
  await slack.press({ user: who.id, ...menuOf(world, who, line), option: 'Edit…' });
  const form = await slack.waitForView(({ user, title }) => user === who.id && title === 'Edit what I know');
  return told(world, who, () => slack.submitView({ user: who.id, viewId: form.id, values: { text: words } }));
}

/** Says in the form who a guest is; answers what they are told. */
export async function linkGuest(
  world: World,
  who: Person,
  line: string,
  values: { person?: string; email?: string },
): Promise<string> {
  const { slack } = world;
  await slack.press({ user: who.id, ...menuOf(world, who, line), option: 'This is…' });
  const form = await slack.waitForView(
    ({ user, title }) => user === who.id && title === 'Who is this guest?',
  );
  return told(world, who, () => slack.submitView({ user: who.id, viewId: form.id, values }));
}

/** Presses a button below what people are asked in a recap, as it stands now. */
export async function pressBelow(
  { slack }: World,
  { channel, ts, reads }: Pick<Conversation, 'channel' | 'ts' | 'reads'>,
  who: Person,
  words: string,
  label: string,
): Promise<void> {
  await reads(words);
  for (const message of slack.messages(channel, ts).filter(({ own }) => own)) {
    const button = message.blocks
      .flatMap((block, at) => (JSON.stringify(block.text ?? '').includes(words) ? [at + 1] : []))
      .flatMap((at) => elementsOf(message.blocks[at]))
      .find(({ text }) => isRecord(text) && text.text === label);
    if (!button) continue;
    const pressed = { actionId: String(button.action_id), value: String(button.value) };
    await slack.press({ user: who.id, channel, messageTs: message.ts, ...pressed });
    return;
  }
  throw new Error(`Nothing asks “${words}” with ${label}`);
}

function elementsOf(block: unknown) {
  return isRecord(block) && Array.isArray(block.elements) ? block.elements.filter(isRecord) : [];
}

/** The same; answers what they are told. */
export function answerBelow(
  world: World,
  thread: Pick<Conversation, 'channel' | 'ts' | 'reads'>,
  who: Person,
  words: string,
  label: string,
) {
  return told(world, who, () => pressBelow(world, thread, who, words, label));
}
