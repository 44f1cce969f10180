import { escapeXml } from './svg.ts';

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

export const margin = 24;

/** `avatar`: the app's face, an SVG of its own. `faces`: those of personas, as addresses with the data in them, by their id. */
export type Faces = { avatar: string; faces: ReadonlyMap<string, string> };

type Sheet = Faces & { width: number; height: number; title: string; parts: readonly string[] };

/** A picture with a frame round its parts, which are plain text and shapes; only faces are pixels. */
export function sheetSvg({ width, height, title, parts, avatar, faces }: Sheet): string {
  const symbols = [...faces].map(
    ([id, data]) => `<image id="face-${id}" width="36" height="36" href="${data}"/>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">`,
    `<title>${escapeXml(title)}</title>`,
    `<style>${style}</style>`,
    `<defs><clipPath id="rounded"><rect width="36" height="36" rx="6"/></clipPath>${symbolOf(avatar)}${symbols.join('')}</defs>`,
    `<rect x=".5" y=".5" width="${width - 1}" height="${height - 1}" rx="10" class="frame"/>`,
    ...parts,
    '</svg>\n',
  ].join('\n');
}

/** A drawing as a symbol, to be used as often as somebody speaks. */
function symbolOf(svg: string): string {
  const inner = svg
    .replace(/^[\s\S]*?<svg[^>]*>/, '')
    .replace(/<\/svg>\s*$/, '')
    .replace(/<title>.*?<\/title>/, '');
  return inner === '' ? '' : `<symbol id="stand-in" viewBox="0 0 1024 1024">${inner}</symbol>`;
}
