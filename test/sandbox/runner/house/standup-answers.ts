import { type Calls, call } from '../../model/service.ts';
import { dealNote, followUp, freezeQuestion, hears, rolloutPlan } from '../standup-requests.ts';

/** What the model is given: all data, and what came of its calls, oldest first. */
type Given = { prompt: string; results: readonly string[] };

/** A request, and what the model answers to it, one step after the other. */
type Script = { hears: RegExp; steps: readonly ((given: Given) => Calls | string)[] };

/** Nothing more to say: the thread shows what was done. */
const enough = () => '';

/** What Ben asks in the thread. */
export const bensQuestion = 'when does the checkout fix go out?';

/** All that the scripted model knows. */
export const standupAnswers: readonly Script[] = [
  {
    hears: hears.failures,
    steps: [
      () => call('payments__count_failed_checkouts', { night: 'last' }),
      ({ results }) =>
        /\d+ of [^"]*checkouts failed[^"]*/.exec(results.at(-1) ?? '')?.[0] ?? 'I couldn’t count them.',
    ],
  },
  { hears: hears.plan, steps: [() => call('draft_document', rolloutPlan), enough] },
  {
    hears: hears.freeze,
    steps: [
      () => call('ask_channel', { question: freezeQuestion }),
      ({ results }) =>
        `The thread says: ${/answered: (.*)/.exec(results.at(-1) ?? '')?.[1] ?? 'nothing yet.'}`,
    ],
  },
  { hears: hears.followUp, steps: [() => call('schedule_follow_up', followUp()), enough] },
  { hears: hears.deal, steps: [() => call('update_crm', dealNote), enough] },
  {
    hears: /when does the checkout fix go out/,
    steps: [
      ({ prompt }) => {
        const [, at, speaker] = /\[(\d+:\d+)\] ([^:]+): .*ten percent on Thursday/.exec(prompt) ?? [];
        return at
          ? `To ten percent on Thursday, to everybody on Monday if errors stay flat. ${speaker} said so at ${at}.`
          : 'Nobody has said so in the call yet.';
      },
    ],
  },
];
