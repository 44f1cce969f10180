import type { Item } from './item.ts';
import { reminderOf } from './remind-at.ts';
import type { Due } from './written-notes.ts';

/** Someone in Slack, with the name that goes where no mention can. */
export type Owner = { readonly id: string; readonly name: string };

/** What someone does to an item; for `take` and `assign` its new owner was looked up. */
export type ItemChange =
  | { readonly kind: 'take' | 'assign'; readonly owner: Owner }
  | { readonly kind: 'keep' | 'done' | 'reopen' | 'drop' }
  | ({ readonly kind: 'edit' } & ItemEdit);

/** Null leaves the words as they are; an owner without an id is someone who isn't in Slack. */
export type ItemEdit = {
  readonly text: string | null;
  readonly dueOn: string | null;
  readonly dueWords: string | null;
  readonly owner: { readonly id: string | null; readonly name: string | null };
};

type Applying = { by: string; now: Date /** Of the owner afterwards. */; timeZone: string | null };

/** The item after a change; null where it doesn't take that change as it is. */
export function applyChange(item: Item, change: ItemChange, { by, now, timeZone }: Applying): Item | null {
  if (!takes(item, change.kind)) return null;
  const edited = change.kind === 'edit';
  const who = edited ? { editedBy: by, editedAt: now } : { changedBy: by, changedAt: now };
  const after: Item = { ...item, ...changesOf(item, change), ...who, version: item.version + 1 };
  const isNew = (after.ownerId !== item.ownerId || change.kind === 'keep') && after.ownerId !== by;
  const toTell = isNew && after.ownerId && !item.told.includes(after.ownerId) ? [after.ownerId] : [];
  const asBefore =
    after.state === item.state && after.ownerId === item.ownerId && after.due?.date === item.due?.date;
  const remindAt = asBefore ? item.remindAt : reminderOf(after, timeZone, now);
  return { ...after, remindAt, told: [...item.told, ...toTell] };
}

/** Whom a change makes owner: then they are to be told. */
export function toldAnew(before: Item, after: Item): string | null {
  return after.told.length > before.told.length ? (after.told.at(-1) ?? null) : null;
}

function takes({ state }: Item, kind: ItemChange['kind']): boolean {
  if (state === 'suggested') return kind === 'keep' || kind === 'drop';
  if (kind === 'edit') return true;
  return kind === 'reopen' ? state !== 'open' : state === 'open' && kind !== 'keep';
}

function changesOf(item: Item, change: ItemChange): Partial<Item> {
  switch (change.kind) {
    case 'take':
    case 'assign':
      return { ownerId: change.owner.id, ownerName: change.owner.name };
    case 'done':
      return { state: 'done' };
    case 'keep':
    case 'reopen':
      return { state: 'open' };
    case 'drop':
      return { state: 'dropped' };
    case 'edit':
      return {
        text: change.text ?? item.text,
        due: dueAfter(item.due, change),
        ...ownerAfter(item, change.owner),
      };
    default:
      return change satisfies never;
  }
}

function dueAfter(before: Due | null, { dueOn, dueWords }: ItemEdit): Due | null {
  if (dueOn) return before?.date === dueOn ? before : { date: dueOn, words: dueOn };
  return dueWords ? { date: null, words: dueWords } : null;
}

function ownerAfter(before: Item, { id, name }: ItemEdit['owner']): Pick<Item, 'ownerId' | 'ownerName'> {
  const { ownerId, ownerName } = before;
  return id !== null && id === ownerId ? { ownerId, ownerName } : { ownerId: id, ownerName: name };
}
