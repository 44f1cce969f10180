import { isRecord, records } from '../sandbox/slack/json.ts';
import type { StoredMessage } from '../sandbox/slack/messages.ts';
import type { SlackWorkspace } from '../sandbox/slack/workspace.ts';

/** One post or edit that the app asked for, whether or not it was granted. */
export type SlackWrite = {
  at: number;
  kind: 'post' | 'edit';
  channel: string;
  ts: string;
  ok: boolean;
  error: string;
};

/** All posts and edits so far, in order. */
export function writesTo({ journal }: Pick<SlackWorkspace, 'journal'>, channel?: string): SlackWrite[] {
  return journal.entries.flatMap((entry) => {
    if (entry.kind !== 'api') return [];
    const kind = kindOf[entry.method];
    if (!kind || (channel !== undefined && entry.args.channel !== channel)) return [];
    const { response, args } = entry;
    return [
      {
        at: entry.at,
        kind,
        channel: String(args.channel),
        ts: String(response.ts ?? args.ts),
        ok: response.ok === true,
        error: String(response.error ?? ''),
      },
    ];
  });
}

const kindOf: Record<string, SlackWrite['kind'] | undefined> = {
  'chat.postMessage': 'post',
  'chat.update': 'edit',
};

/** Milliseconds that a busy machine may add to one write on its way here, and not to the next. */
export const jitter = 100;

/** Milliseconds between one write and the next. */
export function gapsOf(writes: readonly SlackWrite[]): number[] {
  return writes.slice(1).map(({ at }, index) => at - (writes[index]?.at ?? 0));
}

/** The most writes that fell into any stretch of so many milliseconds. */
export function mostWithin(milliseconds: number, writes: readonly Pick<SlackWrite, 'at'>[]): number {
  return Math.max(
    0,
    ...writes.map(
      (first) => writes.filter(({ at }) => at >= first.at && at < first.at + milliseconds).length,
    ),
  );
}

/** The tasks of a plan message; null of any other message. */
export function planTasks({
  blocks,
}: Pick<StoredMessage, 'blocks'>): { title: string; status: string }[] | null {
  const plan = blocks.find(({ type }) => type === 'plan');
  if (!isRecord(plan)) return null;
  return records(plan.tasks).map(({ title, status }) => ({ title: String(title), status: String(status) }));
}

export function isPlan(message: StoredMessage): boolean {
  return message.own && planTasks(message) !== null;
}
