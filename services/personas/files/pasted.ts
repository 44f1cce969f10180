import type { SelfFile } from './self-file.ts';
import { usualName } from './usual-name.ts';

const fileName = /(identity|soul|style|rules)\.md|(soul)\.json/i;
/** `# SOUL.md - Who You Are`: the title of a file, which stays in it. */
const title = new RegExp(`^#{1,6} \`?(?:${fileName.source})\\b`, 'i');
/** `=== SOUL.md ===`, `**SOUL.md**`, `SOUL.md:` on a line of its own. */
const divider = new RegExp(
  `^(?:[=*_\`<> ]{0,10}|-{3,10} ?)(?:file: ?)?(?:${fileName.source})[=*_\`<>: -]{0,12}$`,
  'i',
);

type Part = { path: string | null; lines: string[] };

/** Files in a text that somebody pasted: each from the line that names it; without one the whole is one file. */
export function pastedFiles(text: string): SelfFile[] {
  const parts: Part[] = [{ path: null, lines: [] }];
  for (const line of text.split(/\r\n?|\n/)) {
    const start = line.slice(0, 80);
    const isTitle = title.test(start);
    if (isTitle || (line.length <= 80 && divider.test(line)))
      parts.push({ path: pathIn(start), lines: isTitle ? [line] : [] });
    else parts.at(-1)?.lines.push(line);
  }
  return withPreamble(parts).flatMap(({ path, lines }) => {
    const content = lines.join('\n').trim();
    return content === ''
      ? []
      : [{ path: path ?? usualName(content), bytes: new TextEncoder().encode(content) }];
  });
}

/** What stands before the first file's line (front matter, as a rule) belongs to that file. */
function withPreamble([preamble, first, ...others]: Part[]): Part[] {
  if (!preamble || !first || first.path === 'soul.json')
    return [preamble, first, ...others].filter((part) => !!part);
  return [{ path: first.path, lines: [...preamble.lines, ...first.lines] }, ...others];
}

function pathIn(line: string): string {
  const found = fileName.exec(line);
  return found?.[2] ? 'soul.json' : `${(found?.[1] ?? 'soul').toUpperCase()}.md`;
}
