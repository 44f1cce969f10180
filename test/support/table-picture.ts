import { finalStates } from '../../services/meetings/meeting.ts';
import { table } from '../../services/meetings/states/transitions.ts';

/** The transition table as a Mermaid state diagram: one arrow for each pair of states, with the events on it. */
export function tablePicture(): string {
  const arrows = new Map<string, string[]>();
  for (const [from, row] of Object.entries(table)) {
    for (const [event, cell] of Object.entries(row)) {
      for (const to of cell.to) {
        const arrow = `${from} --> ${to}`;
        arrows.set(arrow, [...(arrows.get(arrow) ?? []), event]);
      }
    }
  }
  return [
    'stateDiagram-v2',
    '  [*] --> proposed',
    '  [*] --> scheduled',
    '  [*] --> checking',
    ...[...arrows].map(([arrow, events]) => `  ${arrow}: ${events.join(', ')}`),
    ...finalStates.map((state) => `  ${state} --> [*]`),
  ].join('\n');
}
