import { mayDecide } from '../meetings/decide.ts';
import type { Meeting } from '../meetings/meeting.ts';
import type { Transact } from '../meetings/ports/unit.ts';
import type { Actor } from '../people/actor.ts';
import { authorize, memberOf, type NotEntitled } from '../people/authorize.ts';
import type { People } from '../people/people.ts';
import type { Roster } from '../people/roster.ts';
import { hiddenIn } from './hidden-item.ts';
import type { Item } from './item.ts';
import { applyChange, type ItemChange, type ItemEdit, toldAnew } from './item-change.ts';
import { type NoOwner, ownerIn } from './item-owner.ts';
import { showChanged } from './keep-notes.ts';
import { isHeld, type KeptNotes } from './kept-notes.ts';
import type { NotesUnit } from './ports/notes-unit.ts';

/** A choice in an item's menu. */
export type ItemPress = Actor & {
  readonly itemId: string;
  /** What the menu was shown with. */
  readonly version: number;
};

/** What they want; who the new owner is, is looked up. */
export type ItemWish =
  | { readonly kind: 'take' | 'keep' | 'done' | 'reopen' | 'drop' }
  | { readonly kind: 'assign'; readonly to: string }
  | ({ readonly kind: 'edit' } & ItemEdit);

export type ItemOutcome =
  | { kind: 'done'; item: Item }
  /** Someone was first, or it was changed meanwhile: `item` says who and what. */
  | { kind: 'too_late'; item: Item }
  | { kind: 'same_owner'; item: Item }
  /** Not an item of this channel. */
  | { kind: 'not_here' }
  /** The recap waits for its release. */
  | { kind: 'held' }
  | NotEntitled
  | { kind: 'not_an_owner'; why: NoOwner };

export type ChangeItemDeps = {
  transact: Transact<NotesUnit>;
  people: Pick<People, 'standing' | 'person' | 'channelsOf'>;
  roster: Pick<Roster, 'timeZone'>;
};

type Seen = { meeting: Meeting; notes: KeptNotes; item: Item };

/** Changes an item once, if that person may, and brings the recap up to it. */
export const changeItem =
  (deps: ChangeItemDeps) =>
  async (press: ItemPress, wish: ItemWish): Promise<ItemOutcome> => {
    const entitled = await entitle(deps, press);
    if (!entitled.ok) return entitled.outcome;
    const { item } = entitled.seen;
    const resolved = await resolve(deps, press, wish, entitled.seen);
    if (!resolved.ok) return resolved.outcome;
    const { change } = resolved;
    const ownerId = 'owner' in change ? change.owner.id : item.ownerId;
    const timeZone = ownerId ? await deps.roster.timeZone({ teamId: press.teamId, userId: ownerId }) : null;
    return deps.transact((unit) => apply(unit, press, change, timeZone));
  };

/** An item as its form should show it. */
export const itemForm =
  (deps: ChangeItemDeps) =>
  async (press: ItemPress): Promise<{ kind: 'form'; item: Item } | ItemOutcome> => {
    const entitled = await entitle(deps, press);
    if (!entitled.ok) return entitled.outcome;
    const { item } = entitled.seen;
    return { kind: item.version === press.version ? 'form' : 'too_late', item };
  };

type Entitled = { ok: true; seen: Seen } | { ok: false; outcome: ItemOutcome };

/** Members of the thread's channel change its items. */
async function entitle({ transact, people }: ChangeItemDeps, press: ItemPress): Promise<Entitled> {
  const seen = await transact((unit) => look(unit, press));
  if (!seen) return { ok: false, outcome: { kind: 'not_here' } };
  const { channelId, requestedBy: owner } = seen.meeting;
  const refusal = await authorize(press, memberOf(people, { channelId, owner }));
  if (refusal) return { ok: false, outcome: refusal };
  return isHeld(seen.notes) ? { ok: false, outcome: { kind: 'held' } } : { ok: true, seen };
}

/** The meeting is locked first, as everywhere: a job that writes its notes again waits, or we do. */
async function look(unit: NotesUnit, press: ItemPress): Promise<Seen | null> {
  const known = await unit.items.find(press.itemId);
  const meeting = known && (await unit.meetings.lock(known.meetingId));
  if (!meeting || !mayDecide(meeting, press)) return null;
  const item = await unit.items.lock(press.itemId);
  const notes = item && (await unit.notes.of(meeting.id));
  return notes ? { meeting, item, notes } : null;
}

type Resolved = { ok: true; change: ItemChange } | { ok: false; outcome: ItemOutcome };

/** Finds out who the new owner is, and whether it can be theirs. */
async function resolve(
  { people }: ChangeItemDeps,
  { userId }: ItemPress,
  wish: ItemWish,
  { meeting, item }: Seen,
): Promise<Resolved> {
  const to = wish.kind === 'take' ? userId : wish.kind === 'assign' ? wish.to : null;
  if (to !== null && to === item.ownerId) return { ok: false, outcome: { kind: 'same_owner', item } };
  const wanted = wish.kind === 'edit' && wish.owner.id !== item.ownerId ? wish.owner.id : to;
  const owner = wanted === null ? null : await ownerIn(people, wanted, meeting);
  if (typeof owner === 'string') return { ok: false, outcome: { kind: 'not_an_owner', why: owner } };
  if (wish.kind === 'edit') return { ok: true, change: { ...wish, owner: owner ?? wish.owner } };
  if (wish.kind !== 'take' && wish.kind !== 'assign') return { ok: true, change: { kind: wish.kind } };
  return owner
    ? { ok: true, change: { kind: wish.kind, owner } }
    : { ok: false, outcome: { kind: 'not_an_owner', why: 'nobody' } };
}

async function apply(
  unit: NotesUnit,
  press: ItemPress,
  change: ItemChange,
  timeZone: string | null,
): Promise<ItemOutcome> {
  const seen = await look(unit, press);
  if (!seen) return { kind: 'not_here' };
  const { meeting, notes, item } = seen;
  if (isHeld(notes)) return { kind: 'held' };
  const after = applyChange(item, change, { by: press.userId, now: unit.now, timeZone });
  if (!after || item.version !== press.version) return { kind: 'too_late', item };
  await unit.items.replace(item, after);
  const told = toldAnew(item, after);
  if (told) {
    const hidden = await hiddenIn(unit, meeting, notes, after);
    const owned = { meeting, title: notes.title, item: after, ownerId: told, hidden };
    await unit.itemMessages.assigned(owned, press.userId);
  }
  const changed = { ...notes, items: notes.items.map((one) => (one.id === after.id ? after : one)) };
  await showChanged(unit, meeting, changed);
  return { kind: 'done', item: after };
}
