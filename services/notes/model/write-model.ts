import { newBoundary } from '../../common/fence.ts';
import { deadlineIn, endingWith } from '../../model/deadline.ts';
import { type Asked, failed } from '../../model/problem.ts';
import { dayOf } from '../extractive/due.ts';
import { limits } from '../extractive/limits.ts';
import { isBot, peopleOf } from '../extractive/people.ts';
import type { HintedRecording, ModelWriter } from '../ports/model-writer.ts';
import type { Stated, WrittenNotes } from '../written-notes.ts';
import { allOf } from './all-of.ts';
import { ask } from './ask.ts';
import { budgets, type ModelLimits, modelLimits, partTokens, promptLimits } from './budgets.ts';
import { type Checked, checked, line } from './check.ts';
import { dayNamed } from './due.ts';
import type { Known } from './grounds.ts';
import { languageOf } from './language.ts';
import { mergedLists } from './merge.ts';
import { type Piece, partsOf, piecesOf, sizeOf } from './pieces.ts';
import { askedAgain, draftInstructions, draftPrompt, type Setting } from './prompts.ts';
import { draftSchemaOf } from './schemas.ts';
import { type Writing, type WritingDeps, wholeOf } from './whole.ts';

export type ModelWriterDeps = WritingDeps & { limits?: ModelLimits };

/**
 * Notes by a language model, held against the transcript: each entry rests on segments that exist and bear it, and its
 * evidence is those. A transcript without people's words, or beyond the budget, isn't sent at all.
 */
export function createModelWriter({
  limits: able = modelLimits.openai,
  ...deps
}: ModelWriterDeps): ModelWriter {
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

    const known: Known = {
      people,
      today: dayOf(recording.startedAt, recording.timeZone),
      language: languageOf(pieces.map(({ text }) => text).join('\n')),
      hint: recording.hint ?? '',
    };
    const setting = settingOf(recording, known);
    const until = deadlineIn(able.writingMs, signal);
    const writing = { ...deps, setting, known, until };
    const parts = await allOf(partsOf(pieces, partTokens(able)), budgets.atOnce, (part, rest) =>
      partOf(writing, part, rest),
    );
    return parts.ok ? notesOf(writing, parts.value, pieces) : parts;
  };
}

function settingOf(recording: HintedRecording, { people, today, language, hint }: Known): Setting {
  return {
    day: dayNamed(today),
    title: recording.title ?? '',
    kind: recording.kind ?? 'general',
    language: language?.name ?? null,
    people: people.names.slice(0, promptLimits.people),
    bot: people.bot,
    openItems: (recording.openItems ?? []).slice(0, promptLimits.openItems),
    hint,
  };
}

/** A part as far as it holds. Where no point of its summary does, it is asked for once more. */
async function partOf(writing: Writing, part: readonly Piece[], rest: AbortSignal): Promise<Asked<Checked>> {
  const { setting, known, until, boundary = newBoundary, ...deps } = writing;
  const once = async (more: string): Promise<Asked<Checked>> => {
    const mark = boundary();
    const question = {
      instructions: draftInstructions(setting, mark),
      prompt: [draftPrompt(part, setting, mark), more].filter(Boolean).join('\n\n'),
      schema: draftSchemaOf(setting.kind),
    };
    const asked = await ask(deps, question, endingWith(until, rest));
    return asked.ok ? { ok: true, value: checked(asked.value, part, known) } : asked;
  };
  const first = await once('');
  return first.ok && first.value.summary.length === 0 ? once(askedAgain(setting)) : first;
}

async function notesOf(
  writing: Writing,
  parts: readonly Checked[],
  pieces: readonly Piece[],
): ReturnType<ModelWriter> {
  const whole = await wholeOf(writing, parts, pieces);
  if (!whole.ok) return whole;
  const { title, points } = whole.value;
  if (points.length === 0) return failed('bad_output', 'no point of its summary stands in the transcript');
  const { setting, known } = writing;
  const notes: WrittenNotes = {
    kind: 'summary',
    source: 'model',
    meetingKind: setting.kind,
    title: title || line(setting.title, limits.title) || 'Meeting notes',
    summary: textOf(points),
    points,
    ...mergedLists(parts, known),
    timeline: [],
    participants: known.people.names.slice(0, limits.participants),
  };
  return { ok: true, notes, learned: parts.flatMap(({ learned }) => learned) };
}

function textOf(points: readonly Stated[]): string {
  return points.map(({ text }) => text).join('\n');
}

function tooLong(size: number): string {
  const thousands = (tokens: number) => `${Math.round(tokens / 1_000)},000`;
  return `about ${thousands(size)} tokens, ${thousands(budgets.transcript)} at most`;
}
