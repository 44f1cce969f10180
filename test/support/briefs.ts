import { renderBlocks } from '../sandbox/slack/render-text.ts';
import { waitForCard } from './slack-acts.ts';
import type { World } from './world.ts';

type Person = { id: string };

const code = 'abc-defg-hij';
export const url = `https://meet.google.com/${code}`;

/** A call that Ada asks for in #general for later, with its card. */
export async function plannedCall(
  world: World,
  { text = `${url} at 23:59`, user = world.slack.users.ada } = {},
) {
  const { slack } = world;
  const channel = slack.channels.general.id;
  const { ts } = await slack.post({ channel, user: user.id, text });
  return { channel, ts, card: await waitForCard(world, code, 'joins') };
}

/** What somebody's brief shows, and what they do in it. */
export function windowOf({ slack }: World, who: Person) {
  const view = () => slack.openViews(who.id).findLast(({ title }) => title === 'Brief');
  const shown = () => renderBlocks(view()?.blocks ?? []);
  const opened = () => {
    const found = view();
    if (!found) throw new Error('No brief is open');
    return found;
  };
  const blockWith = (line: string) => {
    const block = opened().blocks.find((one) => one.accessory && JSON.stringify(one).includes(line));
    if (!block) throw new Error(`No line with a menu says “${line}”`);
    return String(block.block_id);
  };
  return {
    shown,
    choose: (line: string, option: string) =>
      slack.pressInView({ user: who.id, viewId: opened().id, option, blockId: blockWith(line) }),
    send: (mine = '', more: Record<string, string> = {}) =>
      slack.submitView({ user: who.id, viewId: opened().id, values: { brief_mine: mine, ...more } }),
    close: () => slack.closeView({ user: who.id, viewId: opened().id }),
    hasMenu: (line: string) =>
      opened().blocks.some((one) => one.accessory && JSON.stringify(one).includes(line)),
  };
}

/** Types `/pika brief …`; the window that it opens. */
export async function briefOf(
  world: World,
  who: Person,
  text = '',
  channel = world.slack.channels.general.id,
) {
  const answer = await world.slack.command({ user: who.id, channel, text: `brief ${text}`.trim() });
  if (answer.text) return { ...windowOf(world, who), answer: answer.text };
  await world.slack.waitForView((view) => view.user === who.id && view.title === 'Brief');
  return { ...windowOf(world, who), answer: '' };
}
