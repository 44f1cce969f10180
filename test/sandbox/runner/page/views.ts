import type { OpenView } from '../../slack/interactive/modals.ts';
import { isRecord, type Json, stringOf } from '../../slack/json.ts';
import type { ShownView } from './shown.ts';

/** A form or a Home tab for the page. `under`: how many forms lie under it. */
export function shownView({ id, title, blocks, definition }: OpenView, under: number): ShownView {
  const { submit, close } = definition;
  return { id, title, blocks, under, submit: words(submit), close: words(close) ?? 'Cancel' };
}

function words(text: unknown): string | null {
  return isRecord(text) ? (stringOf((text as Json).text) ?? null) : null;
}
