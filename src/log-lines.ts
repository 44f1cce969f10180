import { z } from 'zod';

const names: Readonly<Record<number, string>> = {
  10: 'TRACE',
  20: 'DEBUG',
  30: 'INFO',
  40: 'WARN',
  50: 'ERROR',
  60: 'FATAL',
};

const entrySchema = z.looseObject({ time: z.iso.datetime(), level: z.number(), msg: z.string().default('') });
const errorSchema = z.looseObject({ message: z.string(), stack: z.string().optional() });

/** Where entries go: people who sit before a terminal read lines, everything else gets the JSON. */
export function writerTo(stream: Pick<NodeJS.WriteStream, 'write' | 'isTTY'>): (line: string) => void {
  return stream.isTTY ? (line) => stream.write(readable(line)) : (line) => stream.write(line);
}

/** `12:30:05 WARN  what happened  meeting=…`, with an error's stack below. What isn't an entry stays as it is. */
function readable(line: string): string {
  const entry = entrySchema.safeParse(parsed(line)).data;
  if (!entry) return line;
  const { time, level, msg, err, ...fields } = entry;
  const error = errorSchema.safeParse(err).data;
  const said = error
    ? [`error=${JSON.stringify(error.message)}`]
    : err === undefined
      ? []
      : [`error=${JSON.stringify(err)}`];
  const told = Object.entries(fields).map(([name, value]) => `${name}=${wordOf(value)}`);
  const head = [
    `${time.slice(11, 19)} ${(names[level] ?? String(level)).padEnd(5)} ${msg}`,
    ...told,
    ...said,
  ].join('  ');
  const stack = (error?.stack ?? '').split('\n').filter((one) => /^ +at /.test(one));
  return `${[head, ...stack].map(harmless).join('\n')}\n`;
}

function wordOf(value: unknown): string {
  return typeof value === 'string' && /^[\w.:/@-]+$/.test(value) ? value : JSON.stringify(value);
}

/** Others' words may be in there, and a terminal obeys control characters. */
function harmless(line: string): string {
  return line.replaceAll(
    /\p{Cc}/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
