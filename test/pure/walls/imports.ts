import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('../../../', import.meta.url));

/** The sources below a folder of the project, by path from its root. */
export function sourcesIn(...folders: string[]): { path: string; text: string }[] {
  return folders.flatMap((folder) =>
    readdirSync(join(project, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(ts|cjs)$/.test(name))
      .map((name) => ({ path: join(folder, name), text: readFileSync(join(project, folder, name), 'utf8') })),
  );
}

/** Whatever a source imports, statically or not, types included: packages by name, files by path from the root. */
export function importsOf({ path, text }: { path: string; text: string }): string[] {
  const specifiers = text.matchAll(/(?:\bfrom|\bimport|\bimport\(|\brequire\()\s*'([^']+)'/g);
  return [...specifiers].map(([, name = '']) =>
    name.startsWith('.') ? normalize(join(dirname(path), name)) : name,
  );
}

/** Imports of those folders that a wall forbids, as `file → import`. */
export function breachesOf(folders: string[], forbidden: (imported: string) => boolean): string[] {
  return sourcesIn(...folders).flatMap((source) =>
    importsOf(source)
      .filter(forbidden)
      .map((imported) => `${source.path} → ${imported}`),
  );
}

/** Whether an import is one of these packages or folders, or inside one. */
export function isAnyOf(...names: string[]): (imported: string) => boolean {
  return (imported) => names.some((name) => imported === name || imported.startsWith(`${name}/`));
}
