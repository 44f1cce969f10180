import type { Names } from '../runner/page/mrkdwn.ts';
import type { OpenView } from '../slack/interactive/modals.ts';
import { isRecord } from '../slack/json.ts';
import { blocksBox } from './blocks.ts';
import { buttonsBox } from './buttons.ts';
import { type Faces, margin, sheetSvg } from './sheet.ts';
import { at, escapeXml } from './svg.ts';

const width = 560;
const top = 62;

/** A window as an SVG: its title, its blocks, and below them the button that closes it. */
export function windowSvg(view: OpenView, names: Names, faces: Faces): string {
  const { close } = view.definition;
  const body = blocksBox(view.blocks, width - 2 * margin, names, 12);
  const label = isRecord(close) ? String(close.text) : 'Cancel';
  const foot = buttonsBox([{ type: 'button', text: { text: label } }], width);
  const footAt = top + body.height + 26;
  return sheetSvg({
    ...faces,
    width,
    height: Math.ceil(footAt + foot.height + 12),
    title: `A window in Slack: ${view.title}`,
    parts: [
      `<text x="${margin}" y="33" font-size="18" class="bold">${escapeXml(view.title)}</text>`,
      `<path d="M0 48.5H${width}M0 ${footAt - 12.5}H${width}" class="rule"/>`,
      at(margin, top, body.svg),
      at(width - margin - 62, footAt, foot.svg),
    ],
  });
}
