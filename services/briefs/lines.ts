import { hashOf } from '../common/secret.ts';
import type { BroughtWork, ThreadUpdate } from '../meetings/ports/thread-updates.ts';
import type { Fact } from '../memory/fact.ts';
import type { CallPlaces } from '../memory/ports/recorded.ts';
import type { BriefLine } from './brief.ts';

/** A key names a line by where it stands. A decision has no id of its own: its recap and a hash of it name it. */
export const keyOf = {
  fact: (id: string) => `fact:${id}`,
  item: (id: string) => `item:${id}`,
  decision: (meetingId: string, text: string) => `decision:${meetingId}:${hashOf(text).slice(0, 24)}`,
} as const;

/** What a button carries of a key. */
export function numberOf(key: string): number {
  return Number.parseInt(hashOf(key).slice(0, 8), 16) % 1_000_000;
}

/** The ids of one kind among keys. */
export function idsIn(keys: readonly string[], kind: 'fact' | 'item' | 'decision'): string[] {
  return keys.flatMap((key) => {
    const [first, id = ''] = key.split(':');
    return first === kind ? [id] : [];
  });
}

/** `calls`: where those are that facts were said in, or typed for. */
export const lineOfFact =
  (calls: CallPlaces) =>
  ({ id, text, about, createdAt, source }: Fact): BriefLine => {
    const meetingId = source.kind === 'typed' ? null : source.meetingId;
    const message = source.kind === 'message' ? { channelId: source.channelId, ts: source.ts } : null;
    const thread = message ?? calls.get(meetingId ?? '') ?? null;
    const who =
      about === null
        ? null
        : about.kind === 'guest'
          ? { userId: null, name: about.name }
          : { userId: about.userId, name: '' };
    return { key: keyOf.fact(id), kind: 'fact', text, who, at: createdAt, thread, meetingId };
  };

/** Stands where a reply in the thread has Slack's time: one person's lines of the form. */
export function formTs(userId: string): string {
  return `form:${userId}`;
}

/** Whether somebody typed this line into the form. */
export function isTypedBy({ key }: Pick<BriefLine, 'key'>, userId: string): boolean {
  return key.startsWith(`update:${formTs(userId)}:`);
}

/** Updates and work are other people's: nobody leaves them out. */
export function isFromElsewhere({ kind }: Pick<BriefLine, 'kind'>): boolean {
  return kind !== 'update' && kind !== 'work';
}

/** What people wrote for the call: each of their lines is one of the brief. */
export function linesOfUpdates(updates: readonly ThreadUpdate[]): BriefLine[] {
  return updates.flatMap(({ userId, name, text, ts }) =>
    linesIn(text).map((line, index) => ({
      ...{ key: `update:${ts}:${index}`, kind: 'update' as const, text: line },
      ...{ who: { userId, name }, at: null, thread: null, meetingId: null },
    })),
  );
}

export function linesOfWork(work: readonly BroughtWork[]): BriefLine[] {
  return work.map(({ userId, name, lines }, index) => ({
    ...{ key: `work:${index}`, kind: 'work' as const, text: lines.join('; ') },
    ...{ who: { userId, name }, at: null, thread: null, meetingId: null },
  }));
}

/** A text's lines, without blank ones. */
export function linesIn(text: string): string[] {
  return text
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Where a line comes from, as a model reads it. */
export function sourceOf({ kind, at }: Pick<BriefLine, 'kind' | 'at'>): string {
  const day = at?.toISOString().slice(0, 10) ?? '';
  return {
    item: 'open action',
    decision: `decided ${day}`,
    fact: `noted ${day}`,
    update: 'for this call',
    work: 'done since last time',
    self: 'Pika’s memory',
  }[kind];
}
