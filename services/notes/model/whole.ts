import { newBoundary } from '../../common/fence.ts';
import type { Deadline } from '../../model/deadline.ts';
import type { Asked } from '../../model/problem.ts';
import { limits } from '../extractive/limits.ts';
import type { Stated } from '../written-notes.ts';
import { type AskDeps, ask } from './ask.ts';
import { type Backed, type Checked, line, namedIn, titleOf } from './check.ts';
import { groundsOf, type Known, standsOn } from './grounds.ts';
import type { Piece } from './pieces.ts';
import { type Setting, wholeInstructions, wholePrompt } from './prompts.ts';
import { type DraftStated, wholeSchema } from './schemas.ts';

export type WritingDeps = AskDeps & {
  /** Makes the mark that fences data. For tests. */
  boundary?: () => string;
};

/** What all calls for one meeting have in common. */
export type Writing = WritingDeps & { setting: Setting; known: Known; until: Deadline };

type Whole = { title: string; points: Stated[] };

/** Title and summary of a short meeting are its only part's; those of several parts are asked for once more. */
export async function wholeOf(
  writing: Writing,
  parts: readonly Checked[],
  pieces: readonly Piece[],
): Promise<Asked<Whole>> {
  const [only, ...others] = parts;
  if (only && others.length === 0)
    return { ok: true, value: { title: only.title, points: first(only.summary) } };
  const { setting, known, until, boundary = newBoundary, ...deps } = writing;
  const points = parts.flatMap(({ summary }) => summary.slice(0, limits.points));
  if (points.length === 0) return { ok: true, value: { title: '', points: [] } };
  const mark = boundary();
  const texts = points.map(({ entry }) => entry.text);
  const question = {
    instructions: wholeInstructions(setting.language, mark),
    prompt: wholePrompt(texts, setting.hint, mark),
    schema: wholeSchema,
  };
  const asked = await ask(deps, question, until);
  if (!asked.ok) return asked;
  const held = asked.value.summary.flatMap((given) => heldAgainst(given, points, writing));
  // Points of the parts stand by themselves where none of the whole does.
  const summary = held.length > 0 ? held : evenly(parts);
  return {
    ok: true,
    value: { title: titleOf(asked.value.title, namedIn(pieces, known)), points: first(summary) },
  };
}

/** A point of the whole rests on what the points rest on that it names. */
function heldAgainst(
  { text: given, segments }: DraftStated,
  points: readonly Backed<Stated>[],
  { known }: Writing,
): Backed<Stated>[] {
  const text = line(given, limits.item);
  const named = [...new Set(segments)]
    .flatMap((number) => points[number - 1] ?? [])
    .slice(0, limits.evidence);
  const cited = named.flatMap((point) => point.around);
  if (text === '' || !standsOn(text, groundsOf(cited, known), known)) return [];
  const evidence = named.flatMap(({ entry }) => entry.evidence.slice(0, 1));
  return [{ entry: { text, evidence }, cited: named.flatMap((point) => point.cited), around: cited }];
}

/** As many of each part, the first of each before the second of any. */
function evenly(parts: readonly Checked[]): Backed<Stated>[] {
  const each = Math.max(1, Math.floor(limits.points / parts.length));
  return parts.flatMap(({ summary }) => summary.slice(0, each));
}

function first(points: readonly Backed<Stated>[]): Stated[] {
  return points.slice(0, limits.points).map(({ entry }) => entry);
}
