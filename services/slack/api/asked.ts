import { z } from 'zod';

/** Milliseconds; whoever was just removed from a channel may act that long. */
const remembered = 30_000;

const cursorSchema = z.looseObject({
  response_metadata: z.looseObject({ next_cursor: z.string().optional() }).optional(),
});

/** Every page of an answer, each through `parse`. */
export async function pages<Page>(
  parse: (answer: unknown) => Page,
  ask: (cursor: { cursor?: string }) => Promise<unknown>,
): Promise<Page[]> {
  const all: Page[] = [];
  let cursor: string | undefined;
  do {
    const answer = await ask(cursor ? { cursor } : {});
    all.push(parse(answer));
    cursor = cursorSchema.parse(answer).response_metadata?.next_cursor || undefined;
  } while (cursor);
  return all;
}

/** Keeps answers for half a minute, and asks once for all who want the same at the same time. */
export function memory<Value>() {
  const kept = new Map<string, { until: number; value: Promise<Value> }>();
  return (key: string, ask: () => Promise<Value>): Promise<Value> => {
    const now = performance.now();
    const known = kept.get(key);
    if (known && known.until > now) return known.value;
    for (const [old, { until }] of kept) if (until <= now) kept.delete(old);
    const value = ask();
    kept.set(key, { until: now + remembered, value });
    value.catch(() => kept.delete(key));
    return value;
  };
}
