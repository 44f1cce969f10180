import { expect, test } from 'vitest';
import { formOf } from '../../../services/notes/destinations/form.ts';
import { kindOf } from '../../../services/notes/meeting-kind.ts';
import { writtenNotesSchema } from '../../../services/notes/written-notes.ts';
import { aDocument } from './destinations/documents.ts';

test.each([
  ['what somebody chose, before all', 'Sprint planning', 'standup', 'customer', 'customer'],
  ['its title, before its being a standup', 'Sprint planning', 'standup', null, 'planning'],
  ['a standup', 'Standup 3', 'standup', null, 'standup'],
  ['a standup of another name', 'Good morning', 'standup', null, 'standup'],
  ['a standup that was sent again', 'Standup 3', 'retry', null, 'standup'],
  ['a calendar’s daily', 'Team Daily', 'calendar', null, 'standup'],
  ['a customer’s call', 'Acme customer sync', 'calendar', null, 'customer'],
  ['a customer’s call in German', 'Kunde Müller', 'calendar', null, 'customer'],
  ['an interview', 'Interview: backend', 'calendar', null, 'interview'],
  ['no title', null, 'link', null, 'general'],
  ['a word within another', 'Clientele and democracy', 'calendar', null, 'general'],
  ['a kind that is none', null, 'link', 'party', 'general'],
] as const)('the kind of a meeting is %s', (_, opening, requestedVia, notesKind, kind) => {
  expect(kindOf({ opening, requestedVia, notesKind })).toBe(kind);
});

test('notes stored before there were kinds read as they did', () => {
  const before = {
    ...{ kind: 'summary', source: 'model', title: 'Launch', summary: 'They launch.', decisions: [] },
    ...{ actionItems: [], questions: [], chapters: [], timeline: [], participants: [] },
  };

  expect(writtenNotesSchema.parse(before)).toMatchObject({
    summary: 'They launch.',
    points: [],
    meetingKind: 'general',
    findings: [],
  });
});

test('an export has a list for each person of a standup, for each topic of other meetings', () => {
  const finding = (topic: 'yesterday' | 'blockers' | 'needs', person: string | null, text: string) => ({
    ...{ topic, person, text },
    evidence: [],
  });
  const standup = [finding('yesterday', 'Ada', 'Parser'), finding('blockers', 'Ada', 'Review')];
  const customer = [finding('needs', null, 'An export')];
  const listsOf = (meetingKind: 'standup' | 'customer', findings: typeof standup) =>
    formOf(aDocument({ notes: { meetingKind, findings } })).lists[0];

  expect(listsOf('standup', standup)).toMatchObject({
    heading: 'Ada',
    lines: ['Yesterday: Parser', 'Blocked by: Review'],
  });
  expect(listsOf('customer', customer)).toMatchObject({ heading: 'What they need', lines: ['An export'] });
});
