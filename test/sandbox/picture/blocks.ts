import type { Names } from '../runner/page/mrkdwn.ts';
import { isRecord, type Json, records } from '../slack/json.ts';
import { buttonsBox, menuSvg, menuWidth } from './buttons.ts';
import { faceIdAt } from './faces.ts';
import { type Line, linesBox, mrkdwnLines, type Setting, small, words } from './lines.ts';
import { framed, planBox, taskBox } from './plan.ts';
import { richTextLines } from './rich-text.ts';
import { at, type Box, stack } from './svg.ts';
import { spanWidth } from './wrap.ts';

/** A message's blocks, one below the other. One that we never post shows its name. */
export function blocksBox(blocks: readonly Json[], width: number, names: Names, gap = 4): Box {
  return stack(
    blocks.map((block) => blockBox(block, width, names)),
    gap,
  );
}

function blockBox(block: Json, width: number, names: Names): Box {
  switch (block.type) {
    case 'section':
      return sectionBox(block, width, names);
    case 'header':
      return linesBox(textLines(block.text, names), { ...words, width });
    case 'context':
      return contextBox(block, { ...small, width }, names);
    case 'actions':
      return buttonsBox(records(block.elements), width);
    case 'divider':
      return { svg: `<path d="M0 4.5H${width}" class="rule"/>`, height: 9 };
    case 'rich_text':
      return linesBox(richTextLines(block, names), { ...words, width });
    case 'plan':
      return planBox(block, width, names);
    case 'task_card':
      return framed(taskBox(block, width - 24, names), width);
    default:
      return linesBox([{ spans: [{ text: `[${String(block.type)}]` }] }], { ...words, width });
  }
}

function sectionBox(block: Json, width: number, names: Names): Box {
  const texts = [block.text, ...records(block.fields)].flatMap((text) => textLines(text, names));
  const face = isRecord(block.accessory) ? faceIdAt(block.accessory.image_url) : undefined;
  if (face) {
    const said = linesBox(texts, { ...words, width: width - 72 });
    const shown = at(
      width - 54,
      0,
      `<g transform="scale(1.5)"><use href="#face-${face}" clip-path="url(#rounded)"/></g>`,
    );
    return { svg: said.svg + shown, height: Math.max(said.height, 54) };
  }
  const hasMenu = isRecord(block.accessory) && block.accessory.type === 'overflow';
  const text = linesBox(texts, { ...words, width: hasMenu ? width - menuWidth - 12 : width });
  if (!hasMenu) return text;
  return { svg: text.svg + at(width - menuWidth, 0, menuSvg), height: Math.max(text.height, 24) };
}

/** Beside each other where they fit into one row, as Slack has them; else one below the other. */
function contextBox(block: Json, setting: Setting, names: Names): Box {
  const lines = records(block.elements).flatMap((element) => textLines(element, names));
  const spans = lines.flatMap((line, index) =>
    index === 0 ? line.spans : [{ text: ' \u00a0 ' }, ...line.spans],
  );
  const wide = spans.reduce((sum, span) => sum + spanWidth(span, setting.size), 0);
  const isOneRow = wide <= setting.width && lines.every(({ icon }) => icon === undefined);
  return linesBox(isOneRow ? [{ spans }] : lines, setting);
}

function textLines(value: unknown, names: Names): Line[] {
  if (!isRecord(value) || typeof value.text !== 'string') return [];
  return value.type === 'mrkdwn' ? mrkdwnLines(value.text, names) : [{ spans: [{ text: value.text }] }];
}
