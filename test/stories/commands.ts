import fc from 'fast-check';
import {
  answers,
  answersHtml,
  losesAnswer,
  unknownStatus,
  worksButAnswers,
} from '../sandbox/pikastream/fault-effects.ts';
import type { FaultEffect as PikaEffect } from '../sandbox/pikastream/faults.ts';
import type { RouteName } from '../sandbox/pikastream/routes.ts';
import { isLive } from '../sandbox/pikastream/session.ts';
import type { FaultEffect as SlackEffect } from '../sandbox/slack/faults.ts';
import { noticed, offered, pass, pasteIn, press, pushHeld, quiet, type Story, type Way } from './call.ts';

/** What is known before a command: that there is something to do it to. */
export type Model = { pasted: Set<number> };

type Command = fc.AsyncCommand<Model, Story>;

const calls = fc.nat({ max: 1 });
/** Whether the next command waits until nothing is due, or comes at once. */
const waits = fc.boolean();

function command(
  name: string | (() => string),
  waitsAfter: boolean,
  run: (story: Story, model: Model) => Promise<unknown>,
  check: (model: Model) => boolean = () => true,
): Command {
  return {
    check,
    async run(model, story) {
      await run(story, model);
      if (waitsAfter) await quiet(story);
    },
    toString: () => `${typeof name === 'string' ? name : name()}${waitsAfter ? '' : ' at once'}`,
  };
}

/** Of a call that was pasted. */
const about = (call: number) => (model: Model) => model.pasted.has(call);

const paste = fc
  .tuple(calls, fc.nat({ max: 1 }), fc.nat({ max: 2 }), waits)
  .map(([call, place, user, wait]) =>
    command(`paste(${call}, ${place}, ${user})`, wait, async (story, model) => {
      const { ada, ben, cleo } = story.world.slack.users;
      await pasteIn(story, call, place, [ada, ben, cleo][user]?.id ?? ada.id);
      model.pasted.add(call);
    }),
  );

const pressing = fc.tuple(calls, fc.nat({ max: 5 }), fc.boolean(), waits).map(([call, nth, twice, wait]) => {
  let pressed = '';
  return command(
    () => `press(${call}, ${pressed || 'nothing'}${twice ? ', by two' : ''})`,
    wait,
    async (story) => {
      const shown = offered(story, call);
      pressed = shown[nth % shown.length] ?? '';
      if (pressed) await press(story, call, pressed, twice);
    },
    about(call),
  );
});

type Turn =
  | 'lets in'
  | 'somebody speaks'
  | 'everybody leaves'
  | 'ends'
  | 'fails'
  | 'is closed without a word';

const turn = fc
  .tuple(
    calls,
    fc.constantFrom<Turn>(
      'lets in',
      'somebody speaks',
      'everybody leaves',
      'ends',
      'fails',
      'is closed without a word',
    ),
    fc.constantFrom<Way>('once', 'twice', 'held', 'never'),
    waits,
  )
  .map(([call, what, way, wait]) =>
    command(
      `call ${call} ${what}, told ${way}`,
      wait,
      async (story) => {
        const session = story.sessionsOf(call).findLast(isLive);
        if (!session) return;
        story.ways.set(session.id, way);
        takeTurn(story, session.id, what);
        if (wait) await noticed(story, session.id);
      },
      about(call),
    ),
  );

function takeTurn({ world: { pika } }: Story, id: string, what: Turn): void {
  const { admit, emit, endCall, fail, setStatus } = pika.control(id);
  const participant = { name: 'Priya Nair' };
  const segment = {
    speaker: participant.name,
    text: 'I’ll send the plan by Friday.',
    start_ms: 0,
    end_ms: 2_000,
  };
  const turns: Record<Turn, () => void> = {
    'lets in': admit,
    'somebody speaks': () => {
      emit({ type: 'participant.joined', participant });
      emit({ type: 'transcript.segment', segment });
    },
    'everybody leaves': () => emit({ type: 'participant.left', participant }),
    ends: endCall,
    fails: () => fail('The worker was disconnected'),
    'is closed without a word': () => setStatus('closed'),
  };
  turns[what]();
}

const late = waits.map((wait) => command('held events come', wait, pushHeld));

const restart = waits.map((wait) => command('the app starts again', wait, ({ world }) => world.restart()));

const passing = fc
  .tuple(fc.constantFrom(0.5, 2, 4, 16, 61), waits)
  .map(([minutes, wait]) => command(`${minutes} minutes pass`, wait, (story) => pass(story, minutes)));

const slackEffects: Record<string, SlackEffect> = {
  500: { kind: 'status', status: 500, body: 'oops' },
  429: { kind: 'rate_limited', retryAfterSeconds: 1 },
  'its answer lost': { kind: 'lose_answer' },
  'no connection': { kind: 'refuse_connection' },
};

const slackFails = fc
  .tuple(
    fc.constantFrom('chat.postMessage', 'chat.update', 'files.completeUploadExternal', 'users.info'),
    fc.constantFrom(...Object.keys(slackEffects)),
  )
  .map(([method, how]) =>
    command(`Slack’s next ${method}: ${how}`, false, async ({ world }) => {
      const effect = slackEffects[how];
      if (effect) world.slack.faults.add({ method, effect });
    }),
  );

const pikaEffects: readonly (readonly [RouteName, string, PikaEffect])[] = [
  ['session.create', '503', answers(503)],
  ['session.create', 'an HTML 522', answersHtml(522)],
  ['session.create', 'its answer lost', losesAnswer],
  ['session.status', '500', answers(500)],
  ['session.status', 'HTML', answersHtml(200)],
  ['session.status', 'an unknown status', unknownStatus()],
  ['session.delete', '500', answers(500)],
  ['session.delete', 'its answer lost', losesAnswer],
  ['session.delete', '504, and done', worksButAnswers(504)],
  ['session.notes', '500', answers(500)],
  ['session.events', '500', answers(500)],
  ['balance', '500', answers(500)],
];

const pikaFails = fc.constantFrom(...pikaEffects).map(([route, how, effect]) =>
  command(`PikaStream’s next ${route}: ${how}`, false, async ({ world }) => {
    world.pika.faults.add({ route, effect });
  }),
);

/** How far the first call has come before the story begins: from nothing at all chance rarely gets far. */
export type Beginning = 'pasted' | 'live' | 'spoken in';

export async function begin(story: Story, beginning: Beginning): Promise<Model> {
  await pasteIn(story, 0, 0, story.world.slack.users.ada.id);
  await quiet(story);
  if (beginning !== 'pasted') {
    await press(story, 0, 'Join now', false);
    await quiet(story);
    const session = story.sessionsOf(0).findLast(isLive);
    if (session) takeTurn(story, session.id, 'lets in');
    if (session && beginning === 'spoken in') takeTurn(story, session.id, 'somebody speaks');
    if (session) await noticed(story, session.id);
    await quiet(story);
  }
  return { pasted: new Set([0]) };
}

/** Stories of so many commands at most. */
export function stories(maxCommands: number): fc.Arbitrary<Iterable<Command>> {
  return fc.commands([paste, pressing, pressing, turn, turn, late, restart, passing, slackFails, pikaFails], {
    maxCommands,
    size: 'max',
  });
}
