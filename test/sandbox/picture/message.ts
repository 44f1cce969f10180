import type { Names } from '../runner/page/mrkdwn.ts';
import { colourOf } from '../runner/page/threads.ts';
import type { Json } from '../slack/json.ts';
import type { StoredMessage } from '../slack/messages.ts';
import { blocksBox } from './blocks.ts';
import { faceIdAt } from './faces.ts';
import { widthOf } from './glyphs.ts';
import { iconAt } from './icons.ts';
import { linesBox, mrkdwnLines, words } from './lines.ts';
import { at, type Box, escapeXml, round, stack } from './svg.ts';

const avatar = 36;
const textAt = avatar + 10;

/** A message with who said it and when. Files follow without, as Slack shows what one person posts in one go. */
export function messageBox(message: StoredMessage, width: number, names: Names): Box {
  const inner = width - textAt;
  const isText = message.blocks.length === 0 || message.blocksOfText;
  const body = isText
    ? linesBox(message.text === '' ? [] : mrkdwnLines(message.text, names), {
        width: inner,
        ...words,
      })
    : blocksBox(message.blocks, inner, names);
  const files = filesBox(message.files);
  if (isFiles(message)) return moved(files);
  const isApp = message.own && message.user !== undefined;
  const name = isApp ? 'Stand-in' : (message.username ?? names.user(message.user ?? ''));
  const whole = moved(stack([headBox(name, message), body, files], 2));
  const face = isApp ? 'stand-in' : faceOf(message);
  const picture = face
    ? `<use href="#${face}" width="${avatar}" height="${avatar}" clip-path="url(#rounded)"/>`
    : initialSvg(name);
  return { svg: at(0, 2, picture) + whole.svg, height: Math.max(whole.height, avatar + 2) };
}

function faceOf({ icons }: StoredMessage): string | undefined {
  const id = faceIdAt(icons?.image_48);
  return id && `face-${id}`;
}

export function isFiles({ text, blocks, files }: StoredMessage): boolean {
  return text === '' && blocks.length === 0 && files.length > 0;
}

function moved({ svg, height }: Box): Box {
  return { svg: at(textAt, 0, svg), height };
}

function headBox(name: string, { own, ts }: StoredMessage): Box {
  const time = new Date(Number(ts) * 1000).toTimeString().slice(0, 5);
  const app = own ? '<tspan dx="6" class="bold muted" font-size="9.5">APP</tspan>' : '';
  const svg = `<text x="0" y="14" font-size="14.5"><tspan class="bold">${escapeXml(name)}</tspan>${app}<tspan dx="7" class="muted" font-size="12">${time}</tspan></text>`;
  return { svg, height: 20 };
}

function initialSvg(name: string): string {
  const [initial = '?'] = name;
  return [
    `<rect width="${avatar}" height="${avatar}" rx="6" fill="${colourOf(name)}"/>`,
    `<text x="18" y="24" font-size="17" text-anchor="middle" class="bold initial">${escapeXml(initial)}</text>`,
  ].join('');
}

/** Files beside each other. */
function filesBox(files: readonly Json[]): Box {
  let x = 0;
  const parts = files.map((file) => {
    const title = String(file.title ?? file.name);
    const wide = round(widthOf(title, { size: 13, bold: true }) + 50);
    const part = [
      `<rect x=".5" y=".5" width="${wide}" height="31" rx="6" class="frame"/>`,
      at(11, 8, iconAt('page_facing_up')),
      `<text x="35" y="20.5" font-size="13" class="bold">${escapeXml(title)}</text>`,
    ].join('');
    const placed = at(x, 0, part);
    x += wide + 9;
    return placed;
  });
  return { svg: parts.join(''), height: files.length > 0 ? 32 : 0 };
}
