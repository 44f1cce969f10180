/** `before`: what the work before it came to, where that one ran or waited when this one came, and didn't fail. */
export type InTurn<Value> = (
  key: string,
  work: (before: Value | undefined) => Promise<Value>,
) => Promise<Value>;

/** Of each key one piece of work at a time, in their order. */
export function oneAtATime<Value>(): InTurn<Value> {
  const last = new Map<string, Promise<Value>>();
  return (key, work) => {
    const before = last.get(key)?.catch(() => undefined);
    const mine = (async () => work(await before))();
    last.set(key, mine);
    const over = () => {
      if (last.get(key) === mine) last.delete(key);
    };
    mine.then(over, over);
    return mine;
  };
}
