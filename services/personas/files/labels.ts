import { oneLine } from '../../common/one-line.ts';
import { personaLimits } from '../persona-terms.ts';
import { fileLimits } from './limits.ts';
import { isBlank, isListItem, type Line, withoutEmphasis } from './lines.ts';
import { isPlaceholder } from './placeholders.ts';

const names = ['name', 'creature', 'vibe', 'theme', 'emoji', 'avatar'] as const;
export type LabelName = (typeof names)[number];

/** A label with its value, and the lines that hold them. */
export type Label = {
  readonly name: LabelName;
  readonly value: string;
  /** The same at its full length. */
  readonly whole: string;
  readonly at: number;
  readonly lines: number;
};

const labelStart =
  /^[*_`]{0,3}(name|creature|vibe|theme|emoji|avatar)(?:[*_` ]{0,12}[:：=]|[*_`]{1,3} {0,3}[—–-] )/i;
const tableRow = /^\|([^|]*)\|([^|]*)\|/;

/**
 * The labels of IDENTITY.md in the ways that people write them: `- **Name:** Ada`, `Name: Ada`, `| Name | Ada |`,
 * `## Name` or an empty label with the value below. What a template left open has the value ''.
 */
export function labelsIn(lines: readonly Line[]): Label[] {
  const labels: Label[] = [];
  for (let at = 0; at < lines.length; at += labels.at(-1)?.at === at ? (labels.at(-1)?.lines ?? 1) : 1) {
    const line = lines[at];
    const found = line && labelOf(line);
    if (!found) continue;
    const own = found.value !== '';
    const below = own ? null : valueBelow(lines, at);
    const value = own ? found.value : (lines[below ?? -1]?.bare ?? '');
    const length = below === null ? 1 : below - at + 1;
    labels.push({
      name: found.name,
      value: cleanValue(value, found.name),
      whole: withoutEmphasis(value),
      at,
      lines: length,
    });
  }
  return labels;
}

/** The first that says something. */
export function valueIn(labels: readonly Label[], name: LabelName): string | null {
  return labels.find((label) => label.name === name && label.value !== '')?.value ?? null;
}

function labelOf(line: Line): { name: LabelName; value: string } | null {
  if (line.isCode) return null;
  if (line.level > 0) {
    const title = withoutEmphasis(line.bare).toLowerCase();
    const name = names.find((one) => title === one || title === `${one}:`);
    return name ? { name, value: '' } : null;
  }
  const row = tableRow.exec(line.text.trimStart());
  if (row) {
    const name = names.find((one) => withoutEmphasis(row[1] ?? '').toLowerCase() === one);
    // A table's head has labels only.
    const value = row[2] ?? '';
    return name && !/^value$/i.test(withoutEmphasis(value)) ? { name, value: value || ' ' } : null;
  }
  const start = labelStart.exec(line.bare);
  const name = start?.[1]?.toLowerCase() as LabelName | undefined;
  return start && name ? { name, value: withoutEmphasis(line.bare.slice(start[0].length)) } : null;
}

/** The next line with something on it, if it is no heading, label or list item of its own. */
function valueBelow(lines: readonly Line[], at: number): number | null {
  const isHeading = (lines[at]?.level ?? 0) > 0;
  let next = at + 1;
  for (let line = lines[next]; line && isBlank(line) && next < at + 3; line = lines[next]) next += 1;
  const line = lines[next];
  if (!line || isBlank(line) || line.isCode || line.level > 0 || labelOf(line)) return null;
  if (isListItem(line) && !isHeading) return null;
  const isBeside = /^ +\S/.test(line.text) || /^[*_]/.test(line.text);
  return isHeading || isBeside ? next : null;
}

function cleanValue(text: string, name: LabelName): string {
  const maxChars = name === 'name' ? personaLimits.nameChars : fileLimits.maxLabelChars;
  const value = oneLine(withoutEmphasis(text.trim().slice(0, 4 * maxChars)), maxChars).trimEnd();
  return isPlaceholder(value) ? '' : value;
}
