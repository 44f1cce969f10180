import { readdirSync, readFileSync } from 'node:fs';
import type { Spoken } from '../../services/notes/recording.ts';

/** A meeting with what its source, or a reader of it, says it led to. */
export interface Meeting {
  readonly id: string;
  readonly title: string;
  readonly startedAt: Date;
  readonly part: string;
  readonly segments: Spoken[];
  readonly participants: string[];
  readonly references: readonly Reference[];
  readonly decisions: readonly string[];
  /** Where the source begins another topic, in milliseconds; without the first. */
  readonly topics: readonly number[];
  readonly lengthMs: number;
}

/** An action item: `marked` by the source itself, or `read` out of it by hand. */
export interface Reference {
  readonly kind: 'marked' | 'read';
  readonly owner: string;
  readonly text: string;
}

/** The sources carry no times: speech at this pace, with a breath between turns. */
const msPerWord = 60_000 / 150;

export function meetingsIn(folder: URL): Meeting[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => meetingIn(readFileSync(new URL(name, folder), 'utf8'), name.replace('.txt', '')));
}

/** Reads a file of `meetings/`; see the README there. What is a reference never reaches the segments. */
function meetingIn(file: string, id: string): Meeting {
  const lines = file.split('\n').filter((line) => line.trim() !== '');
  const heads = lines.filter((line) => line.startsWith('@')).map((line) => line.slice(1));
  const all = (key: string) =>
    heads.filter((head) => head.startsWith(`${key} `)).map((head) => head.slice(key.length + 1));
  const names = new Map(all('who').map((who): [string, string] => [who.slice(0, 2), who.slice(3)]));
  const { segments, topics, lengthMs } = spokenIn(lines, names);
  return {
    id,
    title: all('title')[0] ?? '',
    startedAt: new Date(all('started')[0] ?? 0),
    part: all('part')[0] ?? '',
    segments,
    participants: [...names.values()],
    references: [
      ...all('action').map((line) => referenceIn('marked', line)),
      ...all('read').map((line) => referenceIn('read', line)),
    ],
    decisions: all('decision'),
    topics: topics.filter((at) => at > 0),
    lengthMs,
  };
}

function referenceIn(kind: Reference['kind'], line: string): Reference {
  const [owner = '', text = ''] = line.split(' | ');
  return { kind, owner, text };
}

function spokenIn(lines: readonly string[], names: ReadonlyMap<string, string>) {
  const segments: Spoken[] = [];
  const topics: number[] = [];
  let at = 0;
  let speaker = '';
  for (const line of lines.filter((one) => !one.startsWith('@'))) {
    if (line.startsWith('## ')) topics.push(at);
    else {
      const isMore = line.startsWith('… ');
      if (!isMore) speaker = names.get(line.slice(0, 2)) ?? '';
      const text = isMore ? line.slice(2) : line.slice(4);
      segments.push({ speaker, text, start_ms: at });
      at += Math.round(text.split(/\s+/).length * msPerWord) + 300;
    }
  }
  return { segments, topics, lengthMs: at };
}
