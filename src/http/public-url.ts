/** An address below this path, as people outside reach it; null where nobody reaches us over https. */
export const publicUrlAt =
  (path: string) =>
  ({ PUBLIC_URL: base }: { PUBLIC_URL?: string | undefined }) =>
  (key: string): string | null =>
    base?.startsWith('https:') ? `${base}${path}${key}` : null;
