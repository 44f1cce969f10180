/** Tries all, one after the other: what fails keeps the rest from nothing, and is thrown in the end. `most`: how many may fail. */
export async function eachInTurn<One>(
  all: Iterable<One>,
  work: (one: One) => Promise<unknown>,
  most = 100,
): Promise<void> {
  const errors: unknown[] = [];
  for (const one of all) {
    if (errors.length >= most) break;
    await work(one).catch((error: unknown) => errors.push(error));
  }
  if (errors.length === 1) throw errors[0];
  if (errors.length > 1) throw new AggregateError(errors, `${errors.length} failed`);
}
