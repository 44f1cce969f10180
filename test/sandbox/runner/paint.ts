import { styleText } from 'node:util';

type Style = Parameters<typeof styleText>[0];

/** Colours for people, plain text for files and CI. */
export type Paint = (style: Style, text: string) => string;

export function paintFor(stream: { isTTY?: boolean }): Paint {
  const colours = stream.isTTY === true && !process.env.NO_COLOR && process.env.TERM !== 'dumb';
  return (style, text) => (colours ? styleText(style, text, { validateStream: false }) : text);
}

/** Slack's bold as the terminal's. */
export function paintBold(paint: Paint, line: string): string {
  const bold = /(?<![\w*])\*(\S(?:[^*\n]*\S)?)\*(?![\w*])/g;
  return line.replaceAll(bold, (_, words: string) => paint('bold', words));
}
