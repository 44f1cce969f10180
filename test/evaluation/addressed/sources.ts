import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { meetingsIn as meetingsHere } from '../meeting-file.ts';
import { type Case, casesIn } from './case-file.ts';
import type { Named, Talk } from './measure.ts';

const here = new URL('./', import.meta.url);

export function madeCases(part: 'tuning' | 'held-out'): Case[] {
  return casesIn(readFileSync(new URL(`${part}.txt`, here), 'utf8'));
}

/** The meetings that the notes are evaluated on too. */
export function talksHere(): Talk[] {
  return meetingsHere(new URL('../meetings/', here)).map(({ id, participants, lengthMs, segments }) => ({
    ...{ id, people: participants, lengthMs },
    segments: segments.map((segment) => ({ ...segment, end_ms: 0 })),
  }));
}

const meetingSchema = z.object({
  id: z.string(),
  participants: z.array(z.string()),
  length_ms: z.number(),
  segments: z.array(z.object({ speaker: z.string(), text: z.string(), start_ms: z.number() })),
});

/** Meetings from elsewhere: a JSON file each. */
export function meetingsIn(folder: string): Talk[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => meetingSchema.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))))
    .map(({ id, participants, length_ms, segments }) => ({
      ...{ id, people: participants, lengthMs: length_ms },
      segments: segments.map((segment) => ({ ...segment, end_ms: 0 })),
    }));
}

const isSchema = z.enum(['to', 'floor', 'of']);

/** Where people are named, read by hand; ours, or those of a folder. Nothing where it has none. */
export function namedIn(folder: string | null): Named[] {
  const file = folder === null ? new URL('named.tsv', here) : join(folder, 'named.tsv');
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [meeting = '', segment, name = '', is] = line.split('\t');
      return { meeting, segment: Number(segment), name, is: isSchema.parse(is) };
    });
}
