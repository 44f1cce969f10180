/** What notes may hold at most: characters of a text, entries of a list. */
export const limits = {
  title: 120,
  summary: 3_000,
  item: 300,
  quote: 500,
  chapterTitle: 80,
  chapterSummary: 300,
  due: 60,
  name: 120,
  owners: 5,
  points: 6,
  findings: 60,
  decisions: 30,
  actionItems: 50,
  questions: 15,
  chapters: 16,
  evidence: 3,
  promises: 30,
  timeline: 16,
  timelineText: 280,
  participants: 100,
} as const;

/** What is read of a transcript at most: far more than a day of talk, and bounded. */
export const reads = { segments: 20_000, segmentText: 4_000 } as const;

/** A text within a limit, never half a character. */
export function capped(text: string, maxChars: number): string {
  return text.length <= maxChars
    ? text
    : text
        .slice(0, maxChars)
        .toWellFormed()
        .replace(/\uFFFD$/, '')
        .trimEnd();
}
