import type { ParsedResult } from 'chrono-node/en';

/** The day of a moment that stands for what clocks show. */
export function dayOf(now: Date): string {
  return now.toISOString().slice(0, 10);
}

export function dateIn(start: ParsedResult['start']): string {
  const two = (unit: 'month' | 'day') => String(start.get(unit) ?? 1).padStart(2, '0');
  return `${start.get('year')}-${two('month')}-${two('day')}`;
}

export function dateAfter(date: string, days: number): string {
  return dayOf(new Date(Date.parse(date) + days * 86_400_000));
}
