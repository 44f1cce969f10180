import { nameBeforeColon } from '../common/name-before-colon.ts';
import { readable } from '../common/readable.ts';
import type { Segment } from '../sessions/transcript.ts';

type Line = Pick<Segment, 'speaker' | 'text' | 'start_ms'> & { readonly end_ms?: number };

/** A transcript as WebVTT (https://www.w3.org/TR/webvtt1/), with speakers as voices. */
export function vttOf(segments: readonly Line[]): string {
  const cues = segments.map((segment, index) => {
    const times = `${clock(segment.start_ms)} --> ${clock(endOf(segment, segments[index + 1]))}`;
    const who = oneLine(segment.speaker).replaceAll('>', '');
    const text = escaped(oneLine(segment.text));
    return `${times}\n${who ? `<v ${escaped(who)}>${text}</v>` : text}`;
  });
  return `${['WEBVTT', ...cues].join('\n\n')}\n`;
}

/** The same to read: a paragraph each time another person speaks. */
export function transcriptMarkdown(title: string, segments: readonly Line[]): string {
  const turns: { speaker: string; start: number; texts: string[] }[] = [];
  for (const { speaker, text, start_ms } of segments) {
    const last = turns.at(-1);
    if (last && last.speaker === speaker) last.texts.push(oneLine(text));
    else turns.push({ speaker, start: start_ms, texts: [oneLine(text)] });
  }
  const paragraphs = turns.map(
    ({ speaker, start, texts }) =>
      `**${literalIn(nameBeforeColon(speaker, 200) || 'Someone')}** (${clock(start).slice(0, 8)}): ${literalIn(texts.join(' '))}`,
  );
  return `${[`# ${literalIn(oneLine(title))}`, ...paragraphs].join('\n\n')}\n`;
}

/** A cue must end after it begins, whatever the transcript says. */
function endOf({ start_ms, end_ms = 0 }: Line, next: Line | undefined): number {
  if (end_ms > start_ms) return end_ms;
  return next && next.start_ms > start_ms ? next.start_ms : start_ms + 2_000;
}

/** `01:02:03.004`. */
function clock(milliseconds: number): string {
  const whole = Math.max(0, Math.round(milliseconds));
  const pad = (value: number, digits = 2) => String(value).padStart(digits, '0');
  const seconds = Math.floor(whole / 1_000);
  return `${pad(Math.floor(seconds / 3_600))}:${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}.${pad(whole % 1_000, 3)}`;
}

function oneLine(text: string): string {
  return readable(text).replaceAll(/\s+/g, ' ').trim();
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** What people said is no markup. */
function literalIn(text: string): string {
  return text.replaceAll(/[\\`*_[\]<>#]/g, '\\$&');
}
