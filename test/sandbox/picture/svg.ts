/** A piece of the picture, drawn from its own top left corner. */
export type Box = { svg: string; height: number };

/** Nothing that anybody wrote may become markup, and XML knows neither control characters nor half a character. */
export function escapeXml(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\uFFFE\uFFFF]/gu, (char) => (/[\t\n]/.test(char) ? ' ' : ''))
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

export function at(x: number, y: number, svg: string): string {
  return svg === '' ? '' : `<g transform="translate(${round(x)} ${round(y)})">${svg}</g>`;
}

/** One below the other. */
export function stack(boxes: readonly Box[], gap = 0): Box {
  const filled = boxes.filter(({ height }) => height > 0);
  let y = 0;
  const parts = filled.map(({ svg, height }) => {
    const part = at(0, y, svg);
    y += height + gap;
    return part;
  });
  return { svg: parts.join('\n'), height: Math.max(0, y - gap) };
}

/** A tenth of a pixel is more than anybody sees. */
export function round(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
