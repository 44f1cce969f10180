import type { Names } from '../runner/page/mrkdwn.ts';
import { hasIcon, iconAt } from './icons.ts';
import { mrkdwnSpans, type Span } from './spans.ts';
import { at, type Box, escapeXml, round } from './svg.ts';
import { wrap } from './wrap.ts';

/** A line as somebody wrote it; it takes as many rows as it needs. */
export type Line = {
  /** Spaces before it. */
  indent?: number;
  /** A shortcode that is drawn before it. */
  icon?: string | undefined;
  bullet?: boolean;
  spans: Span[];
};

export type Setting = { width: number; size: number; leading: number; muted?: boolean };

export const words = { size: 13.5, leading: 19 };
export const small = { size: 12, leading: 16.5, muted: true };

const begin = /^(?<spaces> *)(?::(?<icon>[a-z_]+): *)?(?<bullet>• )?(?<rest>.*)$/s;

export function mrkdwnLines(text: string, names: Names): Line[] {
  return text.split('\n').map((line) => {
    const { spaces = '', icon, bullet, rest = '' } = begin.exec(line)?.groups ?? {};
    const isDrawn = icon !== undefined && hasIcon(icon);
    return {
      indent: spaces.length,
      icon: isDrawn ? icon : undefined,
      bullet: bullet !== undefined,
      spans: mrkdwnSpans(icon === undefined || isDrawn ? rest : line.trimStart(), names),
    };
  });
}

export function linesBox(lines: readonly Line[], setting: Setting): Box {
  const { width, size, leading } = setting;
  const parts: string[] = [];
  let y = 0;
  for (const { indent = 0, icon, bullet, spans } of lines) {
    let x = indent * size * 0.25;
    if (icon !== undefined) {
      parts.push(at(x, y + (leading - 16) / 2, iconAt(icon)));
      x += 22;
    }
    if (bullet) {
      parts.push(rowSvg([{ text: '•' }], x, y, setting));
      x += size;
    }
    for (const row of wrap(spans, width - x, size)) {
      parts.push(rowSvg(row, x, y, setting));
      y += leading;
    }
  }
  return { svg: parts.join(''), height: y };
}

function rowSvg(row: readonly Span[], x: number, y: number, { size, leading, muted }: Setting): string {
  const baseline = y + leading / 2 + size * 0.36;
  const inner = row.map((span) => spanSvg(span, size)).join('');
  const fill = muted ? ' class="muted"' : '';
  return `<text x="${round(x)}" y="${round(baseline)}" font-size="${size}"${fill}>${inner}</text>`;
}

function spanSvg({ text, ...style }: Span, size: number): string {
  const names = (['bold', 'italic', 'strike', 'code', 'link'] as const).filter((name) => style[name]);
  if (names.length === 0) return escapeXml(text);
  const smaller = style.code ? ` font-size="${size - 1}"` : '';
  return `<tspan class="${names.join(' ')}"${smaller}>${escapeXml(text)}</tspan>`;
}
