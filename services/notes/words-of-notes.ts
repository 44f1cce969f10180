import type { PreparedNotes } from './prepared-notes.ts';
import type { Stated, WrittenNotes } from './written-notes.ts';

/** Of a recap that is written, or of one that stands: then what may be worth remembering is asked about below it. */
type Shown = Omit<WrittenNotes, 'actionItems'> & {
  items: readonly (Stated & Pick<PreparedNotes['items'][number], 'owner' | 'due'>)[];
  learned?: PreparedNotes['learned'];
};

/** All that a recap shows of a call. What people wrote into its thread stands there anyway. */
export function wordsOfNotes(notes: Shown): string {
  const {
    title,
    summary,
    participants,
    points,
    findings,
    decisions,
    items,
    questions,
    chapters,
    timeline,
    learned = [],
  } = notes;
  const stated = [...points, ...findings, ...decisions, ...items, ...questions].flatMap(wordsOfStated);
  const owners = items.flatMap(({ owner, due }) => [owner ?? '', due?.words ?? '']);
  const people = findings.map(({ person }) => person ?? '');
  const parts = chapters.flatMap((chapter) => [chapter.title, chapter.summary ?? '']);
  const said = timeline.flatMap(({ speaker, text }) => [speaker, text]);
  return [
    title,
    summary,
    ...participants,
    ...stated,
    ...owners,
    ...people,
    ...parts,
    ...said,
    ...learned.map(({ text }) => text),
  ].join('\n');
}

function wordsOfStated({ text, evidence }: Stated): string[] {
  return [text, ...evidence.flatMap(({ speaker, text: words }) => [speaker, words])];
}
