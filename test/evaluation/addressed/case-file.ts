import type { Names } from '../../../services/agents/house/addressed.ts';
import type { Segment } from '../../../services/sessions/transcript.ts';

/** Made segments of one call, and which of them should begin a turn. */
export type Case = {
  readonly line: string;
  readonly kind: string;
  readonly names: Names;
  readonly segments: readonly Segment[];
  readonly turns: readonly number[];
};

const msPerWord = 400;
const breathMs = 400;

/** Reads a file of cases; see the README beside it. */
export function casesIn(file: string): Case[] {
  const cases: Case[] = [];
  let names: Names = { persona: '', aliases: [] };
  let kind = '';
  for (const line of file.split('\n').filter((one) => one.trim() !== '' && !one.startsWith('#'))) {
    const [, key, value = ''] = /^@(\w+) (.*)$/.exec(line) ?? [];
    if (key === 'persona') names = { ...names, persona: value, aliases: [] };
    else if (key === 'also') names = { ...names, aliases: value.split(', ') };
    else if (key === 'people') names = { ...names, people: value.split(', ') };
    else if (key === 'kind') kind = value;
    else cases.push({ line, kind, names, ...spokenIn(line) });
  }
  return cases;
}

/** `Ada> words`, a turn, or `Ada: words`; several of them with ` | ` between, `Ada (4): words` after four seconds. */
function spokenIn(line: string): { segments: Segment[]; turns: number[] } {
  const segments: Segment[] = [];
  const turns: number[] = [];
  let at = 0;
  for (const [index, said] of line.split(' | ').entries()) {
    const [, speaker = '', pause, sign, text = ''] =
      /^([^>:]*?)(?: \((\d+)\))?([>:]) ?(.*)$/.exec(said) ?? [];
    if (sign === '>') turns.push(index);
    const start_ms = at + (pause === undefined ? breathMs : Number(pause) * 1_000);
    at = start_ms + text.split(/\s+/).length * msPerWord;
    segments.push({ speaker, text, start_ms, end_ms: at });
  }
  return { segments, turns };
}
