/** Of each key one piece of work at a time, in their order. `waited`: others went before it. */
export function oneAtATime(): (key: string, work: (waited: boolean) => Promise<void>) => Promise<void> {
  const last = new Map<string, Promise<void>>();
  return (key, work) => {
    const before = last.get(key);
    const mine = (async () => {
      await before?.catch(() => {});
      await work(before !== undefined);
    })();
    last.set(key, mine);
    const over = () => {
      if (last.get(key) === mine) last.delete(key);
    };
    mine.then(over, over);
    return mine;
  };
}
