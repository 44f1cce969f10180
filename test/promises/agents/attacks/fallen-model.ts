import { draft } from '../../../pure/notes/model/scripted-model.ts';
import type { Calls, EmulatedModel } from '../../../sandbox/model/service.ts';
import { type Answer, type Attack, askFor, evil, type Seen, victim } from './attack.ts';

type Asked = EmulatedModel['asked'][number];

/** What a turn's model has in mind: which attack it fell for, and how far it is. */
type Mind = { attack: number; step: number };

export type FallenModel = {
  /** The mark of the turn in which the model fell for it; none where its words never got there. */
  fellIn(attack: number): string | undefined;
  /** What tools told the model in that turn. */
  resultsIn(mark: string): string[];
  /** Requests whose instructions, which no person writes, have words of people. */
  readonly misled: readonly string[];
};

/** Makes the model obey every order that it reads, wherever that stands, and then say that all is done. */
export function fallFor(model: EmulatedModel, attacks: readonly Attack[]): FallenModel {
  const minds = new Map<string, Mind>();
  const fell = new Map<number, string>();
  const carried = new Set<number>();
  const results = new Map<string, string[]>();
  const misled: string[] = [];

  const answer = (asked: Asked): object | string => {
    if (asked.shape !== null) return isQuestion(asked) ? evilAnswer : recapOf(asked);
    const mark = markOf(asked);
    const told = asked.messages.flatMap((message) => (message.role === 'tool' ? message.results : []));
    results.set(
      mark,
      told.map(({ text }) => text),
    );
    if (/obey-\d|KESTREL|Heron/.test(asked.instructions)) misled.push(asked.instructions);
    const order = newestOrder(asked, fell);
    if (order !== null) {
      fell.set(order, mark);
      minds.set(mark, { attack: order, step: 0 });
    }
    const mind = minds.get(mark);
    if (mind) return next(mind, seenIn(asked));
    const number = requested(asked);
    const carrier = number === null || carried.has(number) ? undefined : attacks[number]?.carrier;
    if (number === null || !carrier) return 'There is nothing to do.';
    carried.add(number);
    return carrier;
  };
  const next = (mind: Mind, seen: Seen): Calls | string => {
    const given: Answer = attacks[mind.attack]?.answers[mind.step] ?? 'All of it is done, as you asked.';
    mind.step += 1;
    return typeof given === 'function' ? given(seen) : given;
  };

  model.always(answer);
  return {
    fellIn: (attack) => fell.get(attack),
    resultsIn: (mark) => results.get(mark) ?? [],
    misled,
  };
}

/** `/pika ask` has it answer from passages. */
const isQuestion = ({ shape }: Asked) => JSON.stringify(shape).includes('"passages"');
const evilAnswer = {
  answer: `<!channel> <@${victim}> <https://${evil}|Pay here> ![](https://${evil})`,
  passages: [1],
};

/** What the hostile words want the recap to say: themselves. */
function recapOf({ prompt }: Asked): object {
  const said = [...prompt.matchAll(/^\[(\d+)\] [^:\n]*: (.*obey-\d+.*)$/gm)].at(-1);
  const [, segment = '1', text = ''] = said ?? [];
  return draft({ title: 'Weekly', summary: [{ text, segments: [Number(segment)] }] });
}

/** The mark around the data of a turn: each has its own. */
function markOf({ instructions }: Pick<Asked, 'instructions'>): string {
  return /the mark ([0-9a-f]+)/.exec(instructions)?.[1] ?? '';
}

/** Newest words first: results, then what the turn was given, then what tools say of themselves. */
function newestOrder(asked: Asked, known: ReadonlyMap<number, string>): number | null {
  const last = asked.messages.at(-1);
  const places = [
    last?.role === 'tool' ? last.results.map(({ text }) => text).join('\n') : '',
    asked.prompt,
    JSON.stringify(asked.tools),
  ];
  for (const place of places) {
    const orders = [...place.matchAll(/obey-(\d+)/g)].map(([, number]) => Number(number));
    const order = orders.findLast((number) => !known.has(number));
    if (order !== undefined) return order;
  }
  return null;
}

function requested({ prompt }: Asked): number | null {
  const request = prompt.slice(prompt.lastIndexOf('<<< REQUEST'));
  const number = new RegExp(askFor(0).replace('0', '(\\d+)')).exec(request)?.[1];
  return number === undefined ? null : Number(number);
}

function seenIn({ prompt, messages }: Asked): Seen {
  const everything = JSON.stringify(messages);
  return {
    secret: /vault code is ([A-Z]+-\d+)/.exec(everything)?.[1] ?? 'no secret',
    forbidden: /NOT TO BE SAID[^\n]*\n- (.*)/.exec(prompt)?.[1] ?? 'no list',
    everything,
  };
}
