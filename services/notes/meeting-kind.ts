import type { Meeting } from '../meetings/meeting.ts';

/** What is asked beside the usual of a kind of meeting, by the names of its topics; of a standup for each person. */
export const topicsOf = {
  standup: ['yesterday', 'today', 'blockers'],
  customer: ['needs', 'concerns', 'promised'],
  interview: ['background', 'answers', 'their_questions'],
  planning: ['goals', 'scope', 'risks'],
  general: [],
} as const;

export type MeetingKind = keyof typeof topicsOf;
export type Topic = (typeof topicsOf)[MeetingKind][number];

export const meetingKinds = Object.keys(topicsOf) as MeetingKind[];
export const topics: readonly Topic[] = Object.values(topicsOf).flat();

/** What a kind of meeting has beside the usual, as headings, in Slack and elsewhere. */
export const topicNames: Record<Topic, string> = {
  yesterday: 'Yesterday',
  today: 'Today',
  blockers: 'Blocked by',
  needs: 'What they need',
  concerns: 'What worries them',
  promised: 'What was promised to them',
  background: 'Background',
  answers: 'Answers',
  their_questions: 'Their questions',
  goals: 'Goals',
  scope: 'Scope',
  risks: 'Risks',
};

/** By a title, in the languages that teams here mostly write. */
const titles: readonly (readonly [MeetingKind, RegExp])[] = [
  ['interview', /\b(?:interview|vorstellungsgespräch|entretien|entrevista|colloquio|sollicitatie)/iu],
  [
    'planning',
    /\b(?:planning|planung|planificación|planification|planejamento|roadmap|refinement|grooming)/iu,
  ],
  ['standup', /\b(?:stand-?up|daily|scrum)\b/iu],
  ['customer', /\b(?:customer|client|kunde|kunden|cliente|sales|demo|discovery|prospect)\b/iu],
];

/** What somebody chose; else what the title says; else a standup is one. */
export function kindOf({
  notesKind,
  opening,
  requestedVia,
}: Pick<Meeting, 'notesKind' | 'opening' | 'requestedVia'>): MeetingKind {
  if (isMeetingKind(notesKind)) return notesKind;
  const title = (opening ?? '').slice(0, 200);
  const titled = titles.find(([, pattern]) => pattern.test(title))?.[0];
  return titled ?? (requestedVia === 'standup' ? 'standup' : 'general');
}

export function isMeetingKind(value: unknown): value is MeetingKind {
  return meetingKinds.some((kind) => kind === value);
}
