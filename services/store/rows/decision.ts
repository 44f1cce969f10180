import type { ChosenValue } from '../../meetings/chosen-value.ts';

/** What somebody chose; null where nobody did. */
export function decision<Value>(
  value: Value,
  by: string | null | undefined,
  at: Date | null | undefined,
): ChosenValue<Value> | null {
  return by && at ? { value, by, at } : null;
}
