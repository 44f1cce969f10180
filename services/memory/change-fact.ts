import type { NotEntitled, Outsider } from '../people/authorize.ts';
import type { Fact } from './fact.ts';
import { readFactText } from './fact-text.ts';
import type { MemoryUnit } from './ports/memory-unit.ts';
import {
  type FactPress,
  factFor,
  goneOrChanged,
  isThere,
  lockAll,
  type NotAsShown,
  type ShownFactDeps,
  showAgain,
  shownBelow,
} from './shown-fact.ts';

export type ChangeFactDeps = ShownFactDeps & { newId: () => string };

/** `keep` and `drop` answer a proposed one, `confirm` an aged one; what nobody wanted is forgotten like the rest. */
export type FactWish = { kind: 'edit'; text: string } | { kind: 'forget' | 'keep' | 'drop' | 'confirm' };

export type FactOutcome =
  | { kind: 'edited' | 'kept' | 'dropped' | 'confirmed'; fact: Fact }
  /** `isAtPika`: its words, or those that it replaced, were kept at Pika too. */
  | { kind: 'forgotten'; fact: Fact; isAtPika: boolean }
  | NotAsShown
  | { kind: 'empty' }
  | { kind: 'too_long'; chars: number }
  | NotEntitled
  | Outsider;

/** A fact as a form shows it, for who may change it. */
export const factForm =
  (deps: ChangeFactDeps) =>
  async (press: FactPress): Promise<{ kind: 'form'; fact: Fact } | FactOutcome> => {
    const found = await factFor(deps, press, false);
    if (found.kind !== 'shown') return found;
    const { fact } = found;
    if (!isThere(fact)) return deps.transact((unit) => goneOrChanged(unit, fact));
    return fact.version === press.version ? { kind: 'form', fact } : { kind: 'changed_since', fact };
  };

/** What somebody does to a fact that they were shown. */
export const changeFact =
  (deps: ChangeFactDeps) =>
  async (press: FactPress, wish: FactWish): Promise<FactOutcome> => {
    const shown = await factFor(deps, press, wish.kind === 'forget' || wish.kind === 'drop');
    if (shown.kind !== 'shown') return shown;
    const read = wish.kind === 'edit' ? readFactText(wish.text) : null;
    if (read && read.kind !== 'text') return read;
    const wanted: FactWish = read ? { kind: 'edit', text: read.text } : wish;
    return deps.transact(async (unit) => {
      // The meeting before its facts, as everywhere.
      const meetings = await lockAll(unit, shownBelow(shown.fact));
      const fact = await unit.facts.lock(press.factId);
      if (!fact) return { kind: 'gone' };
      if (!isThere(fact)) return goneOrChanged(unit, fact);
      if (wish.kind === 'keep' && fact.state === 'kept') return { kind: 'kept', fact };
      if (fact.version !== press.version) return { kind: 'changed_since', fact };
      const outcome = await change(unit, fact, press.userId, wanted, deps.newId);
      await showAgain(unit, meetings);
      return outcome;
    });
  };

async function change(
  { facts, atPika, now }: MemoryUnit,
  fact: Fact,
  by: string,
  wish: FactWish,
  newId: () => string,
): Promise<FactOutcome> {
  const decided = { ...fact, version: fact.version + 1, decidedBy: by, decidedAt: now };
  switch (wish.kind) {
    case 'forget': {
      const isAtPika = await atPika.hasAny(fact.id);
      await facts.forget(fact.id, by);
      return { kind: 'forgotten', fact, isAtPika };
    }
    case 'drop':
      await facts.forget(fact.id, by);
      return { kind: 'dropped', fact };
    case 'keep': {
      const kept: Fact = { ...decided, state: 'kept' };
      await facts.replace(fact, kept);
      return { kind: 'kept', fact: kept };
    }
    case 'confirm': {
      // Its words stay, so what shows it stays right.
      const confirmed: Fact = { ...fact, decidedBy: by, decidedAt: now };
      await facts.replace(fact, confirmed);
      return { kind: 'confirmed', fact: confirmed };
    }
    case 'edit': {
      // Who corrects it is its source from now on: it outlives the call that it came from.
      const id = newId();
      const edited: Fact = {
        ...{ ...fact, source: { kind: 'typed' } },
        ...{ id, text: wish.text, madeBy: { kind: 'person', userId: by }, confidence: 1, state: 'kept' },
        ...{
          version: 1,
          createdAt: now,
          decidedBy: by,
          decidedAt: now,
          askedAt: null,
          askedIn: null,
          lastUsedAt: null,
        },
      };
      await facts.insert(edited);
      await facts.replace(fact, { ...decided, state: 'retired', supersededBy: id });
      return { kind: 'edited', fact: edited };
    }
    default:
      return wish satisfies never;
  }
}
