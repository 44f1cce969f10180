import { z } from 'zod';

/** Someone who was removed from a channel may still act there for this long. */
const rememberMs = 30_000;

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

type Memory<Value> = ((key: string, ask: () => Promise<Value>) => Promise<Value>) & {
  /** It's asked again. */
  forget(key: string): void;
};

/** Keeps answers for half a minute; concurrent questions with the same key are asked once. */
export function memory<Value>(): Memory<Value> {
  const kept = new Map<string, { until: number; value: Promise<Value> }>();
  const asked = (key: string, ask: () => Promise<Value>): Promise<Value> => {
    const now = performance.now();
    const known = kept.get(key);
    if (known && known.until > now) return known.value;
    for (const [old, { until }] of kept) if (until <= now) kept.delete(old);
    const value = ask();
    kept.set(key, { until: now + rememberMs, value });
    value.catch(() => kept.delete(key));
    return value;
  };
  return Object.assign(asked, { forget: (key: string) => void kept.delete(key) });
}
