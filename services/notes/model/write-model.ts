import { newBoundary } from '../../common/fence.ts';
import { dayOf } from '../extractive/due.ts';
import { limits } from '../extractive/limits.ts';
import { isBot, peopleOf } from '../extractive/people.ts';
import type { ModelWriter } from '../ports/model-writer.ts';
import type { WrittenNotes } from '../written-notes.ts';
import { allOf } from './all-of.ts';
import { type AskDeps, ask } from './ask.ts';
import { budgets, promptLimits } from './budgets.ts';
import { type Checked, checked, line, paragraphs } from './check.ts';
import { type Deadline, deadlineIn, endingWith } from './deadline.ts';
import { meetingDay } from './due.ts';
import { mergedLists } from './merge.ts';
import { type Piece, partsOf, piecesOf, sizeOf } from './pieces.ts';
import { type Asked, failed } from './problem.ts';
import { draftInstructions, draftPrompt, type Setting, wholeInstructions, wholePrompt } from './prompts.ts';
import { draftSchema, wholeSchema } from './schemas.ts';

export type ModelWriterDeps = AskDeps & {
  /** Milliseconds for all of it. */
  deadline?: number;
  /** Makes the mark that fences data. For tests. */
  boundary?: () => string;
};

/**
 * Notes by a language model, held against the transcript: every decision, action item and question rests on segments
 * that exist, and its evidence is those. A transcript without people's words, or beyond the budget, isn't sent at all.
 */
export function createModelWriter({ deadline = budgets.writing, ...deps }: ModelWriterDeps): ModelWriter {
  return async (recording, signal) => {
    const people = peopleOf(
      [...recording.participants, ...recording.segments.map(({ speaker }) => speaker)],
      recording.botName,
    );
    const pieces = piecesOf(recording);
    if (pieces.every(({ speaker }) => isBot(people, speaker))) return failed('nothing_said');
    const size = sizeOf(pieces);
    if (size > budgets.transcript) return failed('too_long', tooLong(size));
    if (signal.aborted) return failed('stopped');

    const day = meetingDay(dayOf(recording.startedAt, recording.timeZone));
    const setting: Setting = {
      day: day?.named ?? null,
      people: people.names.slice(0, promptLimits.people),
      bot: people.bot,
      hint: recording.hint ?? '',
    };
    const until = deadlineIn(deadline, signal);
    const parts = await draftsOf(partsOf(pieces), setting, deps, until);
    if (!parts.ok) return parts;
    const held = parts.value.map(({ draft, part }) =>
      checked(draft, part, { people, day: day?.iso ?? null }),
    );
    return notesOf(held, setting, deps, until, people.names);
  };
}

type Drafted = { part: readonly Piece[]; draft: Parameters<typeof checked>[0] };

function draftsOf(
  parts: readonly Piece[][],
  setting: Setting,
  { boundary = newBoundary, ...deps }: ModelWriterDeps,
  until: Deadline,
): Promise<Asked<Drafted[]>> {
  return allOf(parts, budgets.atOnce, async (part, rest) => {
    const mark = boundary();
    const question = {
      instructions: draftInstructions(mark),
      prompt: draftPrompt(part, setting, mark),
      schema: draftSchema,
    };
    const asked = await ask(deps, question, endingWith(until, rest));
    return asked.ok ? { ok: true, value: { part, draft: asked.value } } : asked;
  });
}

async function notesOf(
  parts: readonly Checked[],
  setting: Setting,
  deps: ModelWriterDeps,
  until: Deadline,
  names: readonly string[],
): ReturnType<ModelWriter> {
  const lists = mergedLists(parts);
  const whole = await wholeOf(parts, setting, deps, until);
  if (!whole.ok) return whole;
  const { title, summary } = whole.value;
  if (summary === '' && lists.decisions.length + lists.actionItems.length === 0)
    return failed('bad_output', 'its notes say nothing');
  const participants = names.slice(0, limits.participants);
  const notes: WrittenNotes = {
    kind: 'summary',
    source: 'model',
    title: title || 'Meeting notes',
    summary,
    ...lists,
    timeline: [],
    participants,
  };
  return { ok: true, notes };
}

/** Title and summary of a short meeting are its only part's; those of several parts are asked for once more. */
async function wholeOf(
  parts: readonly Checked[],
  { hint }: Setting,
  { boundary = newBoundary, ...deps }: ModelWriterDeps,
  until: Deadline,
): Promise<Asked<{ title: string; summary: string }>> {
  const [only, ...others] = parts;
  if (only && others.length === 0) return { ok: true, value: only };
  const mark = boundary();
  const summaries = parts.map(({ title, summary }) => `${title}. ${summary}`);
  const asked = await ask(
    deps,
    {
      instructions: wholeInstructions(mark),
      prompt: wholePrompt(summaries, hint, mark),
      schema: wholeSchema,
    },
    until,
  );
  if (!asked.ok) return asked;
  const { title, summary } = asked.value;
  return {
    ok: true,
    value: { title: line(title, limits.title), summary: paragraphs(summary, limits.summary) },
  };
}

function tooLong(size: number): string {
  const thousands = (tokens: number) => `${Math.round(tokens / 1_000)},000`;
  return `about ${thousands(size)} tokens, ${thousands(budgets.transcript)} at most`;
}
