import type { Names } from '../runner/page/mrkdwn.ts';
import { isRecord, type Json, records } from '../slack/json.ts';
import { hasIcon } from './icons.ts';
import { type Line, linesBox, small, words } from './lines.ts';
import { richTextLines } from './rich-text.ts';
import { at, type Box, round, stack } from './svg.ts';

const padding = 12;
const inset = 22;

/** A `plan` block: its title, and each task with its state, what it is about, what came of it and from where. */
export function planBox(plan: Json, width: number, names: Names): Box {
  const inner = width - 2 * padding;
  const title = linesBox([{ spans: [{ text: String(plan.title), bold: true }] }], {
    width: inner,
    ...words,
  });
  return framed(stack([title, ...records(plan.tasks).map((task) => taskBox(task, inner, names))], 5), width);
}

export function taskBox(task: Json, width: number, names: Names): Box {
  const status = String(task.status ?? 'pending');
  const icon = hasIcon(status) ? status : 'pending';
  const title = linesBox([{ icon, spans: [{ text: String(task.title) }] }], { width, ...words });
  const below = linesBox(
    [...partLines(task.details, names), ...partLines(task.output, names), ...sourceLines(task)],
    { width: width - inset, ...small },
  );
  return stack([title, { ...below, svg: at(inset, 0, below.svg) }]);
}

function partLines(part: unknown, names: Names): Line[] {
  return isRecord(part) ? richTextLines(part, names) : [];
}

/** The places that came of it, beside each other. */
function sourceLines(task: Json): Line[] {
  const sources = records(task.sources).map(({ text }) => ({ text: String(text), link: true }));
  const spans = sources.flatMap((source, index) => (index === 0 ? [source] : [{ text: ' \u00a0 ' }, source]));
  return spans.length === 0 ? [] : [{ spans }];
}

export function framed({ svg, height }: Box, width: number): Box {
  const outer = height + 2 * padding - 4;
  const frame = `<rect x=".5" y=".5" width="${round(width - 1)}" height="${round(outer - 1)}" rx="8" class="frame"/>`;
  return { svg: frame + at(padding, padding - 2, svg), height: outer };
}
