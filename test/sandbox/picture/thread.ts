import type { Names } from '../runner/page/mrkdwn.ts';
import type { StoredMessage } from '../slack/messages.ts';
import { widthOf } from './glyphs.ts';
import { isFiles, messageBox } from './message.ts';
import { type Parts, pick, type Row } from './pick.ts';
import { type Faces, margin, sheetSvg } from './sheet.ts';
import { at, type Box, round } from './svg.ts';

const width = 760;
const between = 11;

export type Portrait = Faces & {
  thread: readonly StoredMessage[];
  /** What it shows, each by its words; the rest is counted. */
  parts: Parts;
  names: Names;
  title: string;
};

/** A thread as an SVG. */
export function threadSvg({ thread, parts: shown, names, title, ...faces }: Portrait): string {
  const replies = countBox(`${thread.length - 1} replies`);
  const rows = pick(thread, shown).flatMap((row, index) => [
    rowBox(row, names),
    ...(index === 0 ? [replies] : []),
  ]);
  let y = margin - 4;
  const parts = rows.map(({ svg, height, above }, index) => {
    y += index === 0 ? 0 : above;
    const part = at(margin, y, svg);
    y += height;
    return part;
  });
  return sheetSvg({ ...faces, width, height: Math.ceil(y + margin), title, parts });
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
