import type { PersonaProblem, PersonaRefusal } from '../../../meetings/ports/personas.ts';
import { mention, quote, quotedWords } from '../../mrkdwn.ts';
import { type ByKind, type ReasonBook, sayReason, wordsFor } from './reason.ts';

const sendAnother = 'Choose somebody else on the card, or press *Join now* once that is mended.';

/** Why a persona couldn't go. Nothing has been paid for then. */
export const personaProblemWords: ReasonBook<Record<PersonaProblem, string>> = {
  persona_gone: (name) => ({ what: `${name} was archived.`, next: 'Choose somebody else on the card.' }),
  persona_not_allowed: (name) => ({
    what: `This channel’s policy doesn’t let ${name} go.`,
    next: 'Choose somebody else on the card. `/pika policy` says who may go.',
  }),
  face_missing: (name) => ({
    what: `${name} has no picture any more.`,
    next: `Give it one in \`/pika personas\`. ${sendAnother}`,
  }),
  face_locked: (name) => ({
    what: `${name}’s picture can’t be decrypted: it was encrypted with another ENCRYPTION_KEY.`,
    next: `Give it a new one in \`/pika personas\`. ${sendAnother}`,
  }),
  voice_not_ready: (name) => ({
    what: `${name}’s voice isn’t ready yet.`,
    next: `Wait for it, or give ${name} another one in \`/pika personas\`. ${sendAnother}`,
  }),
  voice_expired: (name) => ({
    what: `${name}’s voice is gone: PikaStream deletes a cloned voice that isn’t used for seven days.`,
    next: `Clone it again, or choose another one, in \`/pika personas\`. ${sendAnother}`,
  }),
  voice_withdrawn: (name) => ({
    what: `${name}’s voice was taken back by the person it belongs to.`,
    next: `Give ${name} another one in \`/pika personas\`. ${sendAnother}`,
  }),
};

export function sayPersonaProblem(problem: PersonaProblem, name: string): string {
  return sayReason(personaProblemWords[problem](name, undefined));
}

/** Why nobody was sent, where somebody asked for a persona. */
export const personaRefusals: ReasonBook<ByKind<PersonaRefusal>, unknown> = {
  no_persona: ({ given, known }) => ({
    what: given ? `There’s no persona called ${quotedWords(given, 60)} here.` : 'That persona was archived.',
    next: `Choose one of ${known.map((name) => quote(name, 60)).join(', ')}, or make one with \`/pika personas\`.`,
  }),
  no_stand_in: () => ({
    what: 'You have no stand-in yet.',
    next: 'Make one with `/pika personas`: say that it stands in for you.',
  }),
  not_your_persona: ({ name, senders }) => ({
    what: `Only ${senders.map(mention).join(', ') || 'others'} may send ${quote(name, 60)}.`,
    next: 'Ask them, or send somebody else.',
  }),
  not_allowed_here: ({ name, allowed }) => ({
    what: `This channel’s policy doesn’t let ${quote(name, 60)} go.`,
    next:
      allowed.length > 0
        ? `Choose one of ${allowed.map((one) => quote(one, 60)).join(', ')}.`
        : 'Nobody it names is there any more. Change it with `/pika policy`.',
  }),
};

export function sayPersonaRefusal(refusal: PersonaRefusal): string {
  return sayReason(wordsFor(personaRefusals, refusal, undefined));
}
