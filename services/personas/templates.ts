import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BadTemplate, parseTemplate, type Template } from './templates/parse-template.ts';

export type { Template };

/** The one that reads tickets and pull requests before a standup. */
export const engineeringTeammate = 'engineering-teammate';

const folder = fileURLToPath(new URL('templates', import.meta.url));

let ready: readonly Template[] | undefined;

/** The ready personas that come with Stand-in, by title. Read once. */
export function readyTemplates(): readonly Template[] {
  ready ??= readTemplates(folder);
  return ready;
}

/** A file that is no template is named, and ends it all: it's ours, and nobody can mend it later. */
export function readTemplates(from: string): Template[] {
  const found = readdirSync(from).filter((file) => file.endsWith('.md'));
  return found.map((file) => read(from, file)).sort((a, b) => a.title.localeCompare(b.title, 'en'));
}

function read(from: string, file: string): Template {
  try {
    return parseTemplate(file.slice(0, -'.md'.length), readFileSync(join(from, file), 'utf8'));
  } catch (error) {
    if (!(error instanceof BadTemplate)) throw error;
    throw new Error(`The ready persona in ${file} can’t be read: ${error.message}`);
  }
}
