import type { OpenView } from '../sandbox/slack/interactive/modals.ts';
import type { Conversation } from './conversation.ts';
import type { World } from './world.ts';

type Thread = Pick<Conversation, 'ts' | 'channel'>;

/** Chooses from the menu beside the first action item of a thread. */
export async function choose({ slack }: World, thread: Thread, option: string, user = slack.users.ada) {
  const item = slack
    .messages(thread.channel, thread.ts)
    .flatMap((message) => message.blocks.map((block) => ({ message, block })))
    .find(({ block }) => block.accessory);
  await slack.press({
    user: user.id,
    channel: thread.channel,
    messageTs: item?.message.ts ?? '',
    blockId: String(item?.block.block_id),
    option,
  });
}

/** The form that a button below the notes opens. */
export async function formOf(
  { slack }: World,
  thread: Thread,
  button: string,
  user = slack.users.ada,
): Promise<OpenView> {
  const offered = slack
    .messages(thread.channel, thread.ts)
    .findLast((message) => message.own && JSON.stringify(message.blocks).includes(`"${button}"`));
  const from = slack.journal.entries.length;
  await slack.press({
    user: user.id,
    channel: thread.channel,
    messageTs: offered?.ts ?? '',
    buttonText: button,
  });
  return slack.waitForView((view) => view.user === user.id, { from });
}
