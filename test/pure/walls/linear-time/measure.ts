import { expect, test } from 'vitest';
import { readers } from './readers.ts';

const sizes = { small: 40_000, middle: 200_000, large: 2_000_000 } as const;
/** How much more than its share a larger text may take: memory is slower than caches, and machines are busy. */
const generous = 6;
/** Below this, in milliseconds, a clock tells little. */
const leastMs = 6;
const mostTries = 4;

function repeated(unit: string, size: number): string {
  return `${unit.repeat(Math.ceil(size / unit.length)).slice(0, size)}a`;
}

function takenBy(read: (text: string) => unknown, text: string): number {
  const from = performance.now();
  read(text);
  return performance.now() - from;
}

/** The shortest of some tries; the first that is short enough ends them. */
function quickest(read: (text: string) => unknown, text: string, enough: number): number {
  let best = Number.POSITIVE_INFINITY;
  for (let tries = 0; tries < mostTries && best > enough; tries += 1)
    best = Math.min(best, takenBy(read, text));
  return best;
}

/** Each fourth reader: two cores share four quarters more evenly than two halves. */
export function measureQuarter(first: 0 | 1 | 2 | 3): void {
  test.each(Object.entries(readers).filter((_, at) => at % 4 === first))('%s', (_, { read, of }) => {
    for (const unit of of) {
      const small = Math.max(leastMs, quickest(read, repeated(unit, sizes.small), leastMs));
      for (const size of [sizes.middle, sizes.large]) {
        const most = small * (size / sizes.small) * generous;
        expect(quickest(read, repeated(unit, size), most), `${unit} × ${size}`).toBeLessThanOrEqual(most);
      }
    }
  });
}
