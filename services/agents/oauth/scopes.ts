/** What a client may be allowed, as OAuth names it. Who may act may also read. */
const readScope = 'meetings:read';
const actScope = 'meetings:act';

export const allScopes: readonly string[] = [readScope, actScope];

/** Of a key, as one value: scopes with spaces between (RFC 6749, 3.3). */
export function scopeOf({ readOnly }: { readOnly: boolean }): string {
  return readOnly ? readScope : allScopes.join(' ');
}

/**
 * Whether what a client asks for is reading alone. Without a scope it asks for all that a key may; names that we don't know
 * are passed over, as RFC 6749 (3.3) lets a server do, since clients add some for every server (`offline_access`).
 */
export function asksToReadOnly(scope: string | null): boolean {
  const asked = (scope ?? '').split(' ');
  return asked.includes(readScope) && !asked.includes(actScope);
}

/** Whether all of a scope that we know was granted: a refresh may not ask for more. */
export function isWithin(scope: string | null, granted: { readOnly: boolean }): boolean {
  return !(granted.readOnly && (scope ?? '').split(' ').includes(actScope));
}
