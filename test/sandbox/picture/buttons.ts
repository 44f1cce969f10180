import { withEmoji } from '../runner/emoji.ts';
import { isRecord, type Json } from '../slack/json.ts';
import { widthOf } from './glyphs.ts';
import { type Box, escapeXml, round } from './svg.ts';

const height = 28;
const gap = 8;
const size = 13;

export const menuWidth = 32;
/** The three dots that open a menu. */
export const menuSvg = [
  `<rect x=".5" y=".5" width="${menuWidth - 1}" height="23" rx="4" class="pill"/>`,
  ...[10, 16, 22].map((x) => `<circle cx="${x}" cy="12" r="1.5" fill="#1d1c1d"/>`),
].join('');

/** Buttons beside each other, in as many rows as they need. */
export function buttonsBox(elements: readonly Json[], width: number): Box {
  const parts: string[] = [];
  let x = 0;
  let y = 2;
  for (const element of elements) {
    const label = labelOf(element);
    const wide = element.type === 'overflow' ? menuWidth : widthOf(label, { size, bold: true }) + 24;
    if (x > 0 && x + wide > width) {
      x = 0;
      y += height + gap;
    }
    parts.push(pill(label, { x, y, wide, style: String(element.style ?? '') }));
    x += wide + gap;
  }
  return { svg: parts.join(''), height: elements.length > 0 ? y + height + 2 : 0 };
}

function labelOf(element: Json): string {
  if (element.type === 'overflow') return '⋯';
  if (element.type === 'static_select')
    return `${textOf(isRecord(element.initial_option) ? element.initial_option : element)} ▾`;
  return textOf(element);
}

function textOf({ text, placeholder, type }: Json): string {
  const shown = text ?? placeholder;
  return isRecord(shown) ? withEmoji(String(shown.text)) : `[${String(type)}]`;
}

type Place = { x: number; y: number; wide: number; style: string };

function pill(label: string, { x, y, wide, style }: Place): string {
  const known = style === 'primary' || style === 'danger' ? ` ${style}` : '';
  return [
    `<rect x="${round(x + 0.5)}" y="${y + 0.5}" width="${round(wide - 1)}" height="${height - 1}" rx="4" class="pill${known}"/>`,
    `<text x="${round(x + wide / 2)}" y="${y + 18.5}" font-size="${size}" text-anchor="middle" class="bold label${known}">${escapeXml(label)}</text>`,
  ].join('');
}
