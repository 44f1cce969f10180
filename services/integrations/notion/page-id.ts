/** The id in the address of a page or a database, as people copy it from Notion; null where there is none. */
export function pageIdIn(address: string): string | null {
  const path = (address.split(/[?#]/)[0] ?? '').replaceAll('-', '');
  const digits = /([0-9a-f]{32})\/?$/i.exec(path)?.[1]?.toLowerCase();
  return digits?.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') ?? null;
}
