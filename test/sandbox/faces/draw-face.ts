import { createHash } from 'node:crypto';
import { pngOf } from './png.ts';

/** An ellipse; all in hundredths of the picture's side. */
type Ellipse = { x: number; y: number; wide: number; high: number; colour: string };

/** A real PNG, `side` pixels a side: a face that follows from the words; of a mascot where they ask for one. */
export function drawFace(words: string, side: number): Buffer {
  const choices = createHash('sha256').update(words).digest();
  const pick = (place: number, from: readonly string[]) =>
    from[(choices[place] ?? 0) % from.length] ?? '#888888';
  const isMascot = /\b(mascot|cookie|biscuit|robot|fox|animal)\b/i.test(words);
  const shapes = isMascot ? mascot(choices, pick) : person(choices, pick);
  const wide = side * 2;
  const pixels = Buffer.alloc(wide * wide * 3, rgb(pick(0, walls)));
  for (const shape of shapes) fill(pixels, wide, shape);
  return pngOf(halved(pixels, side), side);
}

/** Drawn at twice the size, so that edges are smooth. */
function halved(pixels: Buffer, side: number): Buffer {
  const small = Buffer.alloc(side * side * 3);
  const line = side * 6;
  for (let at = 0; at < small.length; at += 1) {
    const x = at % (side * 3);
    const from = Math.floor(at / (side * 3)) * 2 * line + Math.floor(x / 3) * 6 + (x % 3);
    const sum =
      (pixels[from] ?? 0) +
      (pixels[from + 3] ?? 0) +
      (pixels[from + line] ?? 0) +
      (pixels[from + line + 3] ?? 0);
    small[at] = sum >> 2;
  }
  return small;
}

type Pick = (place: number, from: readonly string[]) => string;

const walls = ['#cfe3ec', '#f3dcc8', '#d9e6cf', '#e4d7ee', '#f4e3a8', '#c9dcd8'];
const skins = ['#f6d0b1', '#e8b48f', '#c98d63', '#9a6440', '#6f4630'];
const hairs = ['#2b1d18', '#5a3825', '#a5652f', '#d9b25f', '#8d8d92', '#7b2d26'];
const shirts = ['#2d656e', '#8a3b5c', '#38508a', '#5d7a3a', '#b0592f', '#444a57'];
const doughs = ['#d9a055', '#c98f4a', '#e0b070'];
const ink = '#2a2021';

function person(choices: Buffer, pick: Pick): Ellipse[] {
  const skin = pick(1, skins);
  const hair = pick(2, hairs);
  const isLong = (choices[4] ?? 0) % 2 === 0;
  const hasGlasses = (choices[5] ?? 0) % 2 === 0;
  return [
    ...(isLong ? [oval(50, 56, 30, 36, hair)] : []),
    oval(50, 106, 40, 30, pick(3, shirts)),
    oval(50, 76, 9, 13, darker(skin, 0.86)),
    ...pair(27, 52, 3.6, 5.4, darker(skin, 0.93)),
    oval(50, 41, 27, 29, hair),
    oval(50, 51, 22, 26, skin),
    ...(hasGlasses ? glasses(skin) : []),
    ...pair(41, 49, 4.2, 3.4, '#ffffff'),
    ...pair(41, 49.3, 2.3, 2.6, ink),
    ...pair(41, 41.2, 5.4, 1.1, hair),
    ...pair(36, 59, 3.6, 2.4, mixed(skin, '#d9564f')),
    oval(50, 57, 2, 2.6, darker(skin, 0.87)),
    oval(50, 65.5, 7.6, 4.4, '#a3403a'),
    oval(50, 63, 8.6, 4, skin),
  ];
}

function glasses(skin: string): Ellipse[] {
  return [
    oval(50, 48.4, 4, 1, ink),
    ...pair(41, 49, 7.6, 6.6, ink),
    ...pair(41, 49, 6.5, 5.5, mixed(skin, '#ffffff')),
  ];
}

/** A biscuit with chocolate in it. */
function mascot(choices: Buffer, pick: Pick): Ellipse[] {
  const dough = pick(1, doughs);
  const chips = Array.from({ length: 11 }, (_, index) => {
    const turn = ((index + ((choices[8 + index] ?? 0) % 10) / 14) / 11) * 2 * Math.PI;
    const away = 27 + ((choices[20 + index] ?? 0) % 5);
    const size = 1.8 + ((choices[index] ?? 0) % 4) * 0.5;
    return oval(50 + Math.cos(turn) * away, 52 + Math.sin(turn) * away, size * 1.2, size, '#5b3421');
  });
  return [
    oval(50, 52, 40, 40, darker(dough, 0.82)),
    oval(50, 51, 38, 38, dough),
    ...chips,
    ...pair(38, 46, 7.4, 8.6, '#ffffff'),
    ...pair(39, 47.4, 4, 4.8, ink),
    ...pair(37.6, 45.4, 1.3, 1.5, '#ffffff'),
    ...pair(29, 58, 4.4, 3, mixed(dough, '#e0564f')),
    oval(50, 61, 12, 11, '#6b2a26'),
    oval(50, 68.5, 6.4, 3.4, '#e8837c'),
    oval(50, 55.4, 14, 6.6, dough),
  ];
}

function oval(x: number, y: number, wide: number, high: number, colour: string): Ellipse {
  return { x, y, wide, high, colour };
}

/** The same on the other side. */
function pair(x: number, y: number, wide: number, high: number, colour: string): Ellipse[] {
  return [oval(x, y, wide, high, colour), oval(100 - x, y, wide, high, colour)];
}

function fill(pixels: Buffer, side: number, { x, y, wide, high, colour }: Ellipse): void {
  const unit = side / 100;
  const paint = rgb(colour);
  const within = (at: number) => Math.min(side, Math.max(0, Math.round(at)));
  for (let line = within((y - high) * unit); line < within((y + high) * unit); line += 1) {
    const half = wide * unit * Math.sqrt(Math.max(0, 1 - ((line + 0.5 - y * unit) / (high * unit)) ** 2));
    const [from, to] = [within(x * unit - half), within(x * unit + half)];
    if (from < to) pixels.fill(paint, (line * side + from) * 3, (line * side + to) * 3);
  }
}

function rgb(colour: string): Buffer {
  return Buffer.from(colour.slice(1), 'hex');
}

function darker(colour: string, share: number): string {
  return `#${Buffer.from(rgb(colour).map((part) => Math.round(part * share))).toString('hex')}`;
}

/** Four parts of the first, one of the second. */
function mixed(colour: string, other: string): string {
  const with_ = rgb(other);
  return `#${Buffer.from(rgb(colour).map((part, i) => Math.round(part * 0.8 + (with_[i] ?? 0) * 0.2))).toString('hex')}`;
}
