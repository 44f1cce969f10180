/**
 * The result of `work`, or of `late` if that takes longer than `timeoutMs`. Late work isn't stopped; what becomes of it is
 * ignored.
 */
export async function within<Value, Late>(
  timeoutMs: number,
  work: Promise<Value>,
  late: () => Late | Promise<Late>,
): Promise<Value | Late> {
  const { promise, resolve } = Promise.withResolvers<'timeout'>();
  const timer = setTimeout(() => resolve('timeout'), timeoutMs);
  try {
    const first = await Promise.race([work.then((value) => ({ value })), promise]);
    return first === 'timeout' ? await late() : first.value;
  } finally {
    clearTimeout(timer);
  }
}
