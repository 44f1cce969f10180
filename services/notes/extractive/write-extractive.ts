import type { Recording, Spoken } from '../recording.ts';
import type { Chapter, WrittenNotes } from '../written-notes.ts';
import { actionItemsIn } from './commitments/find.ts';
import { decisionsIn } from './decisions.ts';
import { dayOf } from './due.ts';
import { limits, reads } from './limits.ts';
import { isBot, type People, peopleOf } from './people.ts';
import { questionsIn } from './questions.ts';
import { rank } from './rank.ts';
import { type Section, sectionsOf } from './sections.ts';
import { gistOf, summaryOf } from './summary.ts';
import { type Said, sentencesOf } from './text/sentences.ts';
import { titleOf, titlesOf } from './titles.ts';

/**
 * Notes from the words alone: no model, no network, the same for the same transcript. Everything is a quote or points
 * at one. English; of other languages it gives key passages, chapters and who was there.
 */
export function writeExtractive(recording: Recording): WrittenNotes {
  const { startedAt, timeZone, botName } = recording;
  const spoken = inOrder(recording.segments);
  const people = peopleOf([...recording.participants, ...spoken.map(({ speaker }) => speaker)], botName);
  const said = sentencesOf(spoken, people);
  const talk = { said, people, today: dayOf(startedAt, timeZone) };
  const heard = said.filter(({ speaker }) => !isBot(people, speaker));
  const scores = rank(heard);
  const sections = sectionsOf(heard);
  return {
    source: 'extractive',
    title: titleOf(heard, people),
    summary: summaryOf(heard, scores, sections),
    decisions: decisionsIn(talk),
    actionItems: actionItemsIn(talk),
    questions: questionsIn(talk),
    chapters: chaptersOf(heard, scores, sections, people),
    participants: people.names.slice(0, limits.participants),
  };
}

function inOrder(segments: readonly Spoken[]): Spoken[] {
  return segments
    .slice(0, reads.segments)
    .map(({ speaker, text, start_ms }) => ({ speaker, text: text.slice(0, reads.segmentText), start_ms }))
    .sort((a, b) => a.start_ms - b.start_ms);
}

/** A talk without a shift of topic has no chapters. */
function chaptersOf(
  said: readonly Said[],
  scores: readonly number[],
  sections: readonly Section[],
  people: People,
): Chapter[] {
  if (sections.length < 2) return [];
  const titles = titlesOf(said, sections, people);
  return sections.slice(0, limits.chapters).map((section, index) => ({
    title: titles[index] || `Part ${index + 1}`,
    startMs: said[section.from]?.startMs ?? 0,
    summary: gistOf(said, scores, section),
  }));
}
