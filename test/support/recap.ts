import { asc, eq } from 'drizzle-orm';
import { expect } from 'vitest';
import type { Item } from '../../services/notes/item.ts';
import { itemOf } from '../../services/store/rows/item-rows.ts';
import { actionItems } from '../../services/store/schema/notes.ts';
import { slackMessages } from '../../services/store/schema/slack.ts';
import { onThisMachine } from '../on-this-machine.ts';
import { isRecord } from '../sandbox/slack/json.ts';
import type { StoredMessage } from '../sandbox/slack/messages.ts';
import { renderMessage } from '../sandbox/slack/render-text.ts';
import { goLive, letInAtOnce } from './slack-acts.ts';
import { startWorld, type World, type WorldOptions } from './world.ts';

type Person = { id: string };
type Given = { text: string; owner?: string; due?: string };

export type CallEnd = {
  items?: readonly Given[];
  participants?: readonly { name: string; email?: string }[];
  title?: string;
  channel?: string;
  user?: string;
  code?: string;
};

/** The thread of a call that is over, with its recap and the list of what is to be done. */
export type Recap = {
  /** The thread. */
  ts: string;
  meetingId: string;
  channel: string;
  /** Our newest message of the thread with these words, as it stands now. */
  reads(words: string | RegExp, timeout?: number): Promise<StoredMessage>;
  /** What stands in the thread of ours now, as people read it. */
  shown(): string;
  /** Chooses from the menu beside the item with these words, as the thread stands. */
  choose(user: Person, item: string, option: string, forged?: string): Promise<void>;
  /** What the menu beside an item would send. */
  valueOf(item: string, option: string): string;
  items(): Promise<Item[]>;
};

export async function startRecaps(options: WorldOptions = {}): Promise<World> {
  return startWorld({ ...options, pika: { script: letInAtOnce, ...options.pika } });
}

/** Has a call, and waits for its recap. */
export async function recapOf(world: World, end: CallEnd = {}): Promise<Recap> {
  const { slack, pika, database } = world;
  const { channel = slack.channels.general.id, user = slack.users.ada.id, title = 'Weekly sync' } = end;
  const { code = 'abc-defg-hij', items = [{ text: 'Send the plan' }], participants = [] } = end;
  const { ts, session, meeting } = await goLive(world, { channel, user, code });
  const control = pika.control(session.id);
  control.emit({
    type: 'notes.ready',
    notes: {
      title,
      summary: 'They agreed on the plan.',
      decisions: [],
      chapters: [],
      action_items: [...items],
      participants: [...participants],
    },
  });
  control.endCall();
  await world.elapse(0.2);

  const isOurs = (message: StoredMessage) =>
    message.own && message.channel === channel && message.threadTs === ts;
  const ours = () => slack.messages(channel, ts).filter(isOurs);
  const reads = (words: string | RegExp, timeout = onThisMachine(30_000)) =>
    slack.waitForMessage((message) => isOurs(message) && matches(renderMessage(message), words), {
      current: true,
      hoping: String(words),
      timeout,
    });
  const { ts: recapTs } = await reads(`*${title}*`, onThisMachine(15_000));
  const known = database.db.select().from(slackMessages).where(eq(slackMessages.ts, recapTs));
  await expect.poll(() => known.execute(), { message: 'where the recap stands is known' }).toHaveLength(1);
  const find = (item: string) => {
    for (const message of ours().reverse()) {
      const block = message.blocks.find(
        (one) => JSON.stringify(one.text ?? '').includes(item) && one.accessory,
      );
      if (block) return { message, block };
    }
    throw new Error(`No item “${item}” in:\n${ours().map(renderMessage).join('\n')}`);
  };

  return {
    ts,
    meetingId: meeting.id,
    channel,
    reads,
    shown: () => ours().map(renderMessage).join('\n'),
    async choose(chooser, item, option, forged) {
      const { message, block } = find(item);
      const pressed = await slack.press({
        user: chooser.id,
        channel,
        messageTs: message.ts,
        blockId: String(block.block_id),
        option,
        ...(forged === undefined ? {} : { value: forged }),
      });
      expect(pressed).toMatchObject({ ok: true });
    },
    valueOf(item, option) {
      const { accessory } = find(item).block;
      const options = isRecord(accessory) && Array.isArray(accessory.options) ? accessory.options : [];
      return String(options.find((one) => one.text.text === option)?.value);
    },
    async items() {
      const rows = await database.db.select().from(actionItems).orderBy(asc(actionItems.position));
      return rows.map(itemOf).filter(({ meetingId }) => meetingId === meeting.id);
    },
  };
}

/** What only this person is told after doing something. */
export async function told({ slack }: World, user: Person, act: () => Promise<unknown>): Promise<string> {
  const from = slack.journal.entries.length;
  await act();
  return renderMessage(await slack.waitForEphemeral((message) => message.user === user.id, { from }));
}

/** Our messages in the DM with a person, as they read them. */
export function dmsTo({ slack }: World, { dm }: { dm: string }): string[] {
  return slack
    .messages(dm)
    .filter(({ own }) => own)
    .map(renderMessage);
}

function matches(text: string, words: string | RegExp): boolean {
  return typeof words === 'string' ? text.includes(words) : words.test(text);
}
