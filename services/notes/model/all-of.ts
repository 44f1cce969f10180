import { type Asked, failed, type ModelProblem } from '../../model/problem.ts';

/**
 * Does something for each, a few at a time, with results in order. The first problem ends the rest: its signal aborts
 * those running, and no more begin.
 */
export async function allOf<Item, Value>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item, signal: AbortSignal) => Promise<Asked<Value>>,
): Promise<Asked<Value[]>> {
  const rest = new AbortController();
  const values: Value[] = [];
  const queue = [...items.entries()];
  let problem: ModelProblem | undefined;
  const worker = async () => {
    for (let next = queue.shift(); next && !rest.signal.aborted; next = queue.shift()) {
      const [index, item] = next;
      const done = await work(item, rest.signal);
      if (done.ok) values[index] = done.value;
      else {
        problem ??= done.problem;
        rest.abort();
      }
    }
  };
  try {
    await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
  } finally {
    rest.abort();
  }
  return problem ? failed(problem.kind, problem.detail) : { ok: true, value: values };
}
