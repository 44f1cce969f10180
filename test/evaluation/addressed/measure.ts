import { addressed, type Names } from '../../../services/agents/house/addressed.ts';
import type { Segment } from '../../../services/sessions/transcript.ts';
import type { Case } from './case-file.ts';

/** Of the turns that should begin, how many did; and how many began that shouldn't. */
export type Figures = { readonly hits: number; readonly turns: number; readonly alarms: number };

/** What somebody said in a call where nobody is called by the persona's name, and for how long they talked. */
export type Talk = {
  readonly id: string;
  readonly people: readonly string[];
  readonly lengthMs: number;
  readonly segments: readonly Segment[];
};

/**
 * Where a person of a call is named: `to` them with a request, `floor` where they're greeted, thanked, praised or only told
 * something, `of` them to others.
 */
export type Named = {
  readonly meeting: string;
  readonly segment: number;
  readonly name: string;
  readonly is: 'to' | 'floor' | 'of';
};

const msPerHour = 3_600_000;

export function figuresOf({ segments, names, turns }: Case): Figures {
  const found = addressed(segments, names).map(({ index }) => index);
  const hits = turns.filter((turn) => found.includes(turn)).length;
  return { hits, turns: turns.length, alarms: found.length - hits };
}

export function sumOf(figures: readonly Figures[]): Figures {
  return figures.reduce(
    (sum, one) => ({
      hits: sum.hits + one.hits,
      turns: sum.turns + one.turns,
      alarms: sum.alarms + one.alarms,
    }),
    { hits: 0, turns: 0, alarms: 0 },
  );
}

/** The turns that would begin in calls where nobody has the name; the hours are those of all pairs of a call and a name. */
export function falseAlarms(talks: readonly Talk[], personas: readonly string[]) {
  const pairs = talks.flatMap((talk) =>
    personas.filter((persona) => !isCalledSo(talk, persona)).map((persona) => ({ talk, persona })),
  );
  const alarms = pairs.flatMap(({ talk, persona }) =>
    addressed(talk.segments, { persona, aliases: [], people: talk.people }).map(({ index }) => ({
      persona,
      text: talk.segments[index]?.text ?? '',
    })),
  );
  const hours = pairs.reduce((sum, { talk }) => sum + talk.lengthMs, 0) / msPerHour;
  return { alarms, hours };
}

function isCalledSo({ people }: Talk, persona: string): boolean {
  return people.some((name) => name.toLowerCase().split(/\s+/).includes(persona.toLowerCase()));
}

/** Whether a turn would begin where a person is named, were the persona called like them. */
export function isTaken(talk: Talk, { name, segment }: Named): boolean {
  const hasName = (person: string) => person.split(/\s+/).includes(name);
  const names: Names = {
    persona: name,
    aliases: [],
    participant: talk.people.find(hasName) ?? name,
    people: talk.people.filter((person) => !hasName(person)),
  };
  return addressed(talk.segments, names).some(({ from, index }) => from <= segment && segment <= index);
}
