import { createHash } from 'node:crypto';

/** What every provider takes as a tool's name; OpenAI's functions have the narrowest rule (`^[a-zA-Z0-9_-]{1,64}$`). */
const takenByAll = /^[a-zA-Z0-9_-]{1,64}$/;

/**
 * A tool's name as models spell it: `github.issue_write` is `github__issue_write`. A server's name has no two underscores in
 * a row and ends with none, so no two tools share a spelling. What is too long, or has other characters, ends with a hash.
 */
export function spelled(name: string): string {
  if (takenByAll.test(name)) return name;
  const simple = name.replace('.', '__');
  if (takenByAll.test(simple)) return simple;
  const hash = createHash('sha256').update(name).digest('hex').slice(0, 8);
  return `${simple.replaceAll(/[^a-zA-Z0-9_-]/g, '_').slice(0, 55)}_${hash}`;
}

/** The tool that a model means; what it made up stays as it is. */
export function named(spelling: string, tools: readonly { readonly name: string }[]): string {
  return tools.find(({ name }) => spelled(name) === spelling)?.name ?? spelling;
}
