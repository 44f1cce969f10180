import type { Names } from '../runner/page/mrkdwn.ts';
import type { StoredMessage } from '../slack/messages.ts';
import { widthOf } from './glyphs.ts';
import { isFiles, messageBox } from './message.ts';
import { pick, type Row } from './pick.ts';
import { at, type Box, escapeXml, round } from './svg.ts';

const width = 760;
const margin = 24;
const between = 11;

const style = `
text { font-family: -apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, "Helvetica Neue", Helvetica, Arial, "Liberation Sans", "Noto Sans", "DejaVu Sans Condensed", sans-serif; fill: #1d1c1d }
.bold { font-weight: 700 }
.italic { font-style: italic; fill: #616061 }
.strike { text-decoration: line-through }
.code { font-family: "SFMono-Regular", Menlo, Consolas, "Liberation Mono", monospace; fill: #c01343 }
.muted { fill: #616061 }
.link { fill: #1264a3 }
.initial { fill: #fff }
.label { fill: #1d1c1d }
.label.primary, .label.danger { fill: #fff }
.pill { fill: #fff; stroke: #b5b4b5 }
.pill.primary { fill: #007a5a; stroke: #007a5a }
.pill.danger { fill: #e01e5a; stroke: #e01e5a }
.frame { fill: #fff; stroke: #d6d5d6 }
.rule { fill: none; stroke: #dddcdd }
`;

export type Portrait = { thread: readonly StoredMessage[]; names: Names; title: string; avatar: string };

/** A thread as an SVG of plain text and shapes. `avatar`: the app's face, an SVG of its own. */
export function threadSvg({ thread, names, title, avatar }: Portrait): string {
  const replies = countBox(`${thread.length - 1} replies`);
  const rows = pick(thread).flatMap((row, index) => [rowBox(row, names), ...(index === 0 ? [replies] : [])]);
  let y = margin - 4;
  const parts = rows.map(({ svg, height, above }, index) => {
    y += index === 0 ? 0 : above;
    const part = at(margin, y, svg);
    y += height;
    return part;
  });
  const height = Math.ceil(y + margin);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">`,
    `<title>${escapeXml(title)}</title>`,
    `<style>${style}</style>`,
    `<defs><clipPath id="rounded"><rect width="36" height="36" rx="6"/></clipPath>${symbolOf(avatar)}</defs>`,
    `<rect x=".5" y=".5" width="${width - 1}" height="${height - 1}" rx="10" class="frame"/>`,
    ...parts,
    '</svg>\n',
  ].join('\n');
}

type Placed = Box & { above: number };

function rowBox(row: Row, names: Names): Placed {
  if (row.kind === 'left-out')
    return countBox(`… ${row.count} more ${row.count === 1 ? 'reply' : 'replies'}`);
  const above = isFiles(row.message) ? 6 : between;
  return { ...messageBox(row.message, width - 2 * margin, names), above };
}

/** A number of replies, and a line to the right of it. */
function countBox(words: string): Placed {
  const from = round(widthOf(words, { size: 12.5 }) + 12);
  const rule = `<path d="M${from} 8.5H${width - 2 * margin}" class="rule"/>`;
  return {
    svg: `<text x="0" y="13" font-size="12.5" class="muted">${words}</text>${rule}`,
    height: 17,
    above: between,
  };
}

/** A drawing as a symbol, to be used as often as somebody speaks. */
function symbolOf(svg: string): string {
  const inner = svg
    .replace(/^[\s\S]*?<svg[^>]*>/, '')
    .replace(/<\/svg>\s*$/, '')
    .replace(/<title>.*?<\/title>/, '');
  return `<symbol id="stand-in" viewBox="0 0 1024 1024">${inner}</symbol>`;
}
