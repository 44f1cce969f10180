import { type Line, linesOf } from './lines.ts';
import { forbiddenItems } from './must-not-say.ts';

const title = '## Must Never';

/**
 * RULES.md with what a persona must not say, where Soul Spec has it: at the end, as a section that an import takes out
 * of the text again.
 */
export function withNeverSection(rules: string, lines: readonly string[]): string {
  if (lines.length === 0) return rules;
  const section = `${title}\n\n${lines.map((line) => `- ${line}`).join('\n')}`;
  return `${rules || '# Rules'}\n\n${section}`;
}

/** A text without its last section, as long as that is a list of what must never be, each point as it is read. */
export function withoutNeverSections(rules: string): string {
  const lines = linesOf(rules);
  let end = lines.length;
  for (let at = headingBefore(lines, end); at >= 0 && isNeverSection(lines.slice(at, end)); ) {
    end = at;
    at = headingBefore(lines, end);
  }
  const rest = lines.slice(0, end).map(({ text }) => text);
  return rest.join('\n').trimEnd();
}

function headingBefore(lines: readonly Line[], end: number): number {
  for (let at = end - 1; at >= 0; at -= 1) if ((lines[at]?.level ?? 0) > 0) return at;
  return -1;
}

function isNeverSection([heading, ...lines]: readonly Line[]): boolean {
  const points = lines.filter(({ text }) => text !== '');
  const items = forbiddenItems(lines);
  const isTitle = heading?.text.toLowerCase() === title.toLowerCase();
  return isTitle && points.length > 0 && points.every(({ text }, at) => text === `- ${items[at] ?? ''}`);
}
