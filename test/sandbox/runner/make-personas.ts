import { onThisMachine } from '../../on-this-machine.ts';
import { drawFace } from '../faces/draw-face.ts';
import type { OpenView } from '../slack/interactive/modals.ts';
import { isRecord, type Json, records } from '../slack/json.ts';
import type { SlackWorkspace } from '../slack/workspace.ts';

type Wanted = {
  name: string;
  /** What the ready one's title begins with. */
  readyOne: string;
  /** The form with the picture, as it's filled in. */
  picture: (slack: SlackWorkspace, user: string) => Record<string, string | string[]>;
};

const described = 'A cheerful biscuit with big eyes, drawn in flat colours';

const wanted: readonly Wanted[] = [
  {
    name: 'Relay',
    readyOne: 'Stand-in for a sync',
    picture: (slack, user) => ({
      upload: [slack.giveFile({ name: 'relay.png', content: drawFace('Nova', 800), user }).id],
    }),
  },
  { name: 'Biscuit', readyOne: 'Mascot', picture: () => ({ describe: described }) },
];

/** The standup asks for a note in the CRM, too, and of the app's own agent for a team's figures, which another server has. */
const toolsOfRelay = (hasServer: boolean): string[] => [
  ...['draft_document', 'post_message', 'schedule_follow_up', 'update_crm'],
  ...(hasServer ? ['payments.*'] : []),
];

/** What is said before it: the forms themselves would fill screens. */
export function sayMakingPersonas(hasServer: boolean): string {
  const more = hasServer ? 'the CRM and an MCP server, payments,' : 'the CRM';
  return (
    `Ada types /pika personas and makes two personas: Relay from the ready one “Stand-in for a sync”, with ${more} ` +
    `added to its tools and a picture that she uploads, and Biscuit from “Mascot”, with a picture that she describes (“${described}”).`
  );
}

/** Ada makes two personas as anybody would: in the window, its forms, and the DM that shows the picture. */
export async function makePersonas(slack: SlackWorkspace, hasServer: boolean): Promise<void> {
  const user = slack.users.ada.id;
  const seen = (title: string, words = '') =>
    slack.waitForView(
      (view) => view.user === user && view.title === title && JSON.stringify(view.blocks).includes(words),
      { hoping: `the window “${title}”` },
    );
  await slack.command({ user, channel: slack.channels.general.id, text: 'personas' });
  for (const { name, readyOne, picture } of wanted) {
    const changes = name === 'Relay' ? { tools: toolsOfRelay(hasServer) } : {};
    const list = await seen('Personas');
    await slack.pressInView({ user, viewId: list.id, option: labelIn(list, readyOne) });
    const form = await seen('New persona');
    await slack.submitView({ user, viewId: form.id, values: changes });
    const preview = await seen('Preview');
    await slack.submitView({ user, viewId: preview.id });
    const saved = await seen('Personas', `${name} (AI)`);
    await slack.pressInView({ user, viewId: saved.id, option: 'Picture…', blockId: blockOf(saved, name) });
    const face = await seen('Picture');
    await slack.submitView({ user, viewId: face.id, values: picture(slack, user) });
    await keep(slack, name);
  }
  for (const view of slack.openViews(user).toReversed()) await slack.closeView({ user, viewId: view.id });
}

/** Presses *Keep* below the picture once it's shown. */
async function keep(slack: SlackWorkspace, name: string): Promise<void> {
  const { id: user, dm: channel } = slack.users.ada;
  const says = (words: string) =>
    slack.waitForMessage(
      (message) => message.channel === channel && message.text.includes(name) && message.text.includes(words),
      { current: true, timeout: onThisMachine(20_000), hoping: `the DM that says of ${name}: ${words}` },
    );
  const { ts } = await says('Keep it?');
  // The picture comes into the thread below: nobody keeps what they haven't seen.
  await slack.waitForFile(({ title }) => title === name, {
    timeout: onThisMachine(20_000),
    hoping: `the picture for ${name}`,
  });
  await slack.press({ user, channel, messageTs: ts, buttonText: 'Keep' });
  await says('has this picture now');
}

function labelIn(view: OpenView, begin: string): string {
  const labels = optionsIn(view.blocks).map(({ text }) => (isRecord(text) ? String(text.text) : ''));
  return labels.find((label) => label.startsWith(begin)) ?? begin;
}

function optionsIn(value: unknown): Json[] {
  if (Array.isArray(value)) return value.flatMap(optionsIn);
  if (!isRecord(value)) return [];
  return [...records(value.options), ...Object.values(value).flatMap(optionsIn)];
}

/** The block of a persona in the list, which has its menu. */
function blockOf(list: OpenView, name: string): string {
  const block = list.blocks.find(
    (one) => isRecord(one.accessory) && JSON.stringify(one).includes(`${name} (AI)`),
  );
  return String(block?.block_id);
}
