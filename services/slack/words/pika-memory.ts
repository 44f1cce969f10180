import type { KeptAtPika } from '../../memory/keep-at-pika.ts';
import type { ConnectedSelf } from '../../personas/ports/connected-selves.ts';
import type { ReadSelfOutcome } from '../../personas/self-memory/read-self-in.ts';
import { quote } from '../mrkdwn.ts';
import { sayNoAccess } from './reasons/access.ts';
import { pikaMemoryRefusals } from './reasons/pika-memory.ts';
import { sayReason, wordsFor } from './reasons/reason.ts';

const maxNameChars = 80;

/** How a self's memory at Pika is called, wherever something comes from it. */
function pikaMemoryOf(name: string): string {
  return `Pika’s memory of ${quote(name, maxNameChars)}`;
}

/** What came of *Keep at Pika too*. */
export function sayKeptAtPika(outcome: KeptAtPika): string {
  switch (outcome.kind) {
    case 'kept_at_pika':
      return `It’s in ${pikaMemoryOf(outcome.self)} too. Pika can’t delete a line: *Forget* won’t reach it there.`;
    case 'at_pika_already':
      return `It’s in ${pikaMemoryOf(outcome.self)} already.`;
    case 'not_entitled':
      return sayNoAccess(outcome);
    default:
      return sayReason(wordsFor(pikaMemoryRefusals, outcome, undefined));
  }
}

/** What came of `/pika memory pika on` or `off`. */
export function sayReadSelf(outcome: ReadSelfOutcome): string {
  switch (outcome.kind) {
    case 'read_here':
      return `In this channel I read ${pikaMemoryOf(outcome.self.name)} now: for answers here, and for calls that it’s sent into from here. Everybody here can learn what it says. \`/pika memory pika off\` ends that.`;
    case 'not_read_here':
      return `I don’t read ${pikaMemoryOf(outcome.self.name)} in this channel. What was said here with it stays here.`;
    case 'own_dm':
      return `In this DM I read ${pikaMemoryOf(outcome.self.name)} for you alone. In a channel, \`/pika memory pika on\` lets everybody there learn what it says.`;
    case 'not_entitled':
      return sayNoAccess(outcome);
    default:
      return sayReason(wordsFor(pikaMemoryRefusals, outcome, undefined));
  }
}

/** For its owner: who reads it. */
export function sayWhoReadsSelf({ name, channels }: ConnectedSelf): string {
  const places = channels.map((id) => `<#${id}>`).join(', ');
  return `_${pikaMemoryOf(name)} is read in your DM with me${places ? `, and in ${places}` : ' alone'}. \`/pika memory pika on\` or \`off\` in a channel changes that._`;
}
