import { expect, test } from 'vitest';
import { nameInCall } from '../../../services/personas/persona.ts';
import { notesBotName, withoutNotes } from '../../../services/sessions/call-names.ts';

test.for([
  ['Nova', null, 'Nova (AI, takes notes)', 'Nova (AI)'],
  ['AI Nova', null, 'AI Nova (takes notes)', 'AI Nova'],
  ['Nova (AI)', null, 'Nova (AI, takes notes)', 'Nova (AI)'],
  ['Nova', '(robot)', 'Nova (robot, takes notes)', 'Nova (robot)'],
  ['Nova', 'robot', 'Nova robot (takes notes)', 'Nova robot'],
  ['Nova (AI, takes notes)', null, 'Nova (AI, takes notes)', 'Nova (AI)'],
  // Who is cut off still says both.
  ['N'.repeat(40), '(robot of our team)', `${'N'.repeat(27)} (robot of our team, takes notes)`, null],
] as const)(
  'a name in a call says that it is an AI and takes notes: %s',
  ([name, suffix, inCall, inSlack]) => {
    const said = nameInCall(name, suffix);
    expect(said).toBe(inCall);
    expect(said.length).toBeLessThanOrEqual(60);
    expect(withoutNotes(said)).toBe(inSlack ?? said.replace(', takes notes', ''));
    // Where nothing is kept, it takes none.
    expect(nameInCall('Nova', suffix, 'nothing')).not.toContain('notes');
    expect(notesBotName(said)).toBe(`${withoutNotes(said)} notes`);
  },
);
