// A message has at most 50 blocks. These limits stop one that was built to take long.
const maxDepth = 30;
const maxNodes = 20_000;

/**
 * The parts of what Slack sent, outer before inner, in the order in which they are written. `partsOf` says which parts of
 * an object are gone through.
 */
export function* walk(
  value: unknown,
  partsOf: (value: object) => readonly unknown[] = Object.values,
): Generator<unknown> {
  const stack = [{ value, depth: 0 }];
  let nodes = 0;
  for (let top = stack.pop(); top && nodes < maxNodes; top = stack.pop()) {
    nodes += 1;
    yield top.value;
    if (typeof top.value !== 'object' || top.value === null || top.depth >= maxDepth) continue;
    const depth = top.depth + 1;
    // The last goes on the stack first, so that the first comes out first.
    for (const part of [...partsOf(top.value)].reverse()) stack.push({ value: part, depth });
  }
}
