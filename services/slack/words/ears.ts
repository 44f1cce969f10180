import type { DeletionProblem, EarsDeletion } from '../../ears/deletions/deletion.ts';
import { type Ears, type EarsKind, type EarsProblem, isSilent } from '../../ears/ears.ts';
import type { EarsNotice } from '../../ears/ports/ears-unit.ts';
import { escapeText } from '../mrkdwn.ts';

const names: { readonly [Kind in EarsKind]: string } = { vexa: 'Vexa', attendee: 'Attendee' };

/** What it costs isn't ours to know: each team has its own. */
const cost = (kind: EarsKind) => `your own ${names[kind]}, which isn’t in the price here`;

const why: { readonly [Problem in EarsProblem]: (service: string, kind: EarsKind) => string } = {
  key_refused: (service, kind) =>
    `${service} refused the key; an admin can check ${kind.toUpperCase()}_API_KEY`,
  refused: (service) => `${service} refused to send anyone; an admin can find out why in the log`,
  no_speech: (service) => `${service} has no speech service set up; an admin of it can add one`,
  no_captions: (service) => `${service} couldn’t turn the call’s captions on, and left`,
  no_credits: (service) => `${service} has no credits left; the person who pays for it can add some`,
  not_allowed: (service) => `the host hasn’t allowed ${service} to record, so it hears nothing`,
  could_not_join: (service) => `${service} couldn’t join the call; an admin can see why on its page`,
  too_many: (service) => `${service} has as many bots in calls as it may`,
  already_there: (service) => `another bot of ${service} is in this call already`,
  unreachable: (service) => `${service} doesn’t answer`,
  not_let_in: () => 'nobody let it in',
  turned_away: () => 'it wasn’t let in',
  removed: () => 'somebody removed it from the call',
  ended_or_removed: () => 'the call ended for it, or somebody removed it',
  broke_off: (service) => `${service} left the call early`,
  leave_unconfirmed: (service) =>
    `${service} never confirmed that it left; remove it from the call if it’s still there`,
};

export function earsName(kind: EarsKind): string {
  return names[kind];
}

/** Why it doesn't listen; the beginning of a sentence, or the rest of one. */
export function sayWhyNoEars(problem: EarsProblem, kind: EarsKind): string {
  return why[problem](names[kind], kind);
}

/** On the card: whether somebody listens, through what, and whose it is. `isLive`: the persona is still in the call. */
export function sayEars(ears: Ears, now: Date, isLive: boolean): string {
  const service = names[ears.kind];
  const name = escapeText(ears.botName);
  const because = ears.problem ? `: ${why[ears.problem](service, ears.kind)}` : '';
  switch (ears.state) {
    case 'wanted':
    case 'starting':
      return because
        ? `:warning: Not listening yet${because}`
        : `Sending ${name} to listen through ${service}`;
    case 'joining':
      return because
        ? `:warning: Not listening yet${because}`
        : `${name} is joining to listen through ${cost(ears.kind)}`;
    case 'listening':
      return isSilent(ears, now)
        ? `:warning: ${service} doesn’t answer, so I can’t hear the call at the moment`
        : `Listening through ${service} as ${name} (${cost(ears.kind)})`;
    case 'leaving':
      return `${name}, which listened through ${service}, is leaving`;
    case 'over':
      // Where the call has ended for the persona too, nothing went wrong.
      return because && (isLive || ears.problem !== 'ended_or_removed')
        ? `:warning: Not listening${because}`
        : `Listened through ${service} (${cost(ears.kind)})`;
    default:
      return ears.state satisfies never;
  }
}

const notices: { readonly [Notice in EarsNotice]: (name: string, service: string) => string } = {
  waits: (name, service) =>
    `${name} listens for me through ${service} and has been waiting for a minute to be let in. Someone in the call can ` +
    'do that: in Meet, open People, then “Waiting to join”, then Admit. Without it I don’t hear what is said.',
  stays: (name, service) =>
    `${service} hasn’t confirmed for five minutes that ${name} left the call. I’ll keep asking. Remove it from the ` +
    'call to be sure.',
};

export function sayEarsNotice(notice: EarsNotice, { botName, kind }: Pick<Ears, 'botName' | 'kind'>): string {
  return notices[notice](escapeText(botName), names[kind]);
}

const whyKept: { readonly [Problem in DeletionProblem]: (service: string, kind: EarsKind) => string } = {
  unreachable: why.unreachable,
  key_refused: why.key_refused,
  refused: (service) => `${service} refused, and its own log says why`,
  still_there: (service) => `${service} says that its bot hasn’t left the call`,
  not_known: (service) => `${service} knows no such bot by the key that is set now`,
  not_set_up: (service) => `${service} isn’t set up here any more`,
};

/** What people delete there: each service has its own word for it. */
const whatToDelete: { readonly [Kind in EarsKind]: (id: string) => string } = {
  vexa: (id) => `meeting \`${id}\``,
  attendee: (id) => `the data of bot \`${id}\``,
};

export function sayKept(
  { kind, botId }: Pick<EarsDeletion, 'kind' | 'botId'>,
  problem: DeletionProblem,
): string {
  const service = names[kind];
  return (
    `:warning: This call was forgotten here, but ${service} may still have what it heard: ` +
    `${whyKept[problem](service, kind)}. I’ve stopped asking. To be sure, have an admin of ${service} delete ` +
    `${whatToDelete[kind](escapeText(botId))} there.`
  );
}

/** It never got to listen: then nothing is said of it once the call is over. */
export function isWorthShowing({ state, problem, botId }: Ears): boolean {
  return state !== 'over' || problem !== null || botId !== null;
}
