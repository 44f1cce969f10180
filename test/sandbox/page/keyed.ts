import { focusable } from './focus.ts';

export type Item = { key: string; mark: string; make: () => HTMLElement };

const marks = new WeakMap<Element, { key: string; mark: string }>();

/**
 * Makes `parent` hold these items in their order, and leaves alone what hasn't changed: an item is made again only when
 * its mark is another. Focus stays on what it was on.
 */
export function showItems(parent: HTMLElement, items: readonly Item[]): void {
  const here = new Map([...parent.children].map((child) => [marks.get(child)?.key, child]));
  items.forEach((item, index) => {
    const before = here.get(item.key);
    here.delete(item.key);
    const isSame = before && marks.get(before)?.mark === item.mark;
    const element = isSame ? before : item.make();
    if (!isSame) marks.set(element, { key: item.key, mark: item.mark });
    if (before && !isSame) replaceKeepingFocus(before, element);
    if (parent.children[index] !== element) parent.insertBefore(element, parent.children[index] ?? null);
  });
  for (const left of here.values()) left.remove();
}

/** What has the focus is known by its `data-focus`, and by its place where several share one. */
export function replaceKeepingFocus(before: Element, after: Element): void {
  const name = before.contains(document.activeElement)
    ? document.activeElement?.getAttribute('data-focus')
    : null;
  before.replaceWith(after);
  if (!name) return;
  focusable(after, name)?.focus();
}

const numbers = new WeakMap<object, number>();
let last = 0;

/** A mark of a value that is replaced, never changed in place. */
export function markOf(value: object): string {
  const known = numbers.get(value) ?? ++last;
  numbers.set(value, known);
  return String(known);
}
