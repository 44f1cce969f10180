export type Lines = {
  /** Resolves, once it's its turn, to how that ends; null where too many of that key wait already. */
  take(key: string): Promise<() => void> | null;
};

/** Of each key, so many are in work at once, and so many wait for their turn, in their order. */
export function createLines({ atOnce, waiting: most }: { atOnce: number; waiting: number }): Lines {
  const lines = new Map<string, { inWork: number; waiting: (() => void)[] }>();

  const endOf = (key: string): (() => void) => {
    let isOver = false;
    return () => {
      const line = lines.get(key);
      if (isOver || !line) return;
      isOver = true;
      const next = line.waiting.shift();
      if (next) return next();
      line.inWork -= 1;
      if (line.inWork === 0) lines.delete(key);
    };
  };

  return {
    take(key) {
      const line = lines.get(key) ?? { inWork: 0, waiting: [] };
      lines.set(key, line);
      if (line.inWork < atOnce) {
        line.inWork += 1;
        return Promise.resolve(endOf(key));
      }
      if (line.waiting.length >= most) return null;
      return new Promise((resolve) => line.waiting.push(() => resolve(endOf(key))));
    },
  };
}
