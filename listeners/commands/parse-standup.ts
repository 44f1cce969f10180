import { callIn } from '../../services/meetings/links/calls-in-text.ts';
import type { NewStandup, StandupChange, Which } from '../../services/standups/outcomes.ts';
import type { Phrase } from '../../services/standups/read-phrase.ts';
import { findZone } from '../../services/times/find-zone.ts';
import { minutesIn } from './typed-values.ts';

/** What someone typed after `/pika standup`. */
export type StandupCommand =
  | { kind: 'standup_form' }
  | { kind: 'standup_list' }
  /** Opens the form of one, or of a new one. */
  | { kind: 'standup_edit'; which: Which | null }
  | { kind: 'standup_add'; wanted: NewStandup }
  | { kind: 'standup_change'; which: Which; wanted: StandupChange }
  | { kind: 'standup_holidays'; address: string | null | 'show' }
  | { kind: 'bad_link'; given: string }
  | { kind: 'bad_value'; verb: 'standup'; given: string };

export function parseStandup(words: readonly string[]): StandupCommand {
  const [verb = '', ...rest] = words;
  const bad: StandupCommand = { kind: 'bad_value', verb: 'standup', given: words.join(' ') };
  switch (verb.toLowerCase()) {
    case '':
      return { kind: 'standup_form' };
    case 'list':
      return rest.length === 0 ? { kind: 'standup_list' } : bad;
    case 'holidays':
    case 'holiday':
      return parseHolidays(rest) ?? { ...bad, given: `${verb} …` };
    case 'add':
      return rest.length === 0 ? { kind: 'standup_edit', which: null } : parseAdd(rest);
    case 'pause':
    case 'resume':
    case 'skip':
    case 'remove':
      // The list has it in a menu beside each.
      return rest.length === 0 ? { kind: 'standup_form' } : (parseChange(verb.toLowerCase(), rest) ?? bad);
    case 'move':
    case 'change':
      return rest.length === 0 ? { kind: 'standup_form' } : (parseMove(rest) ?? bad);
    default:
      // Just a link and when: the rest is clear.
      return callIn(verb) ? parseAdd(words) : bad;
  }
}

/** The same with whom it names. */
export function withPersona<Command extends StandupCommand>(
  command: Command,
  personaId: string | null,
): Command {
  if (personaId === null || !('wanted' in command)) return command;
  const isMeant = command.kind === 'standup_add' || command.wanted.kind === 'move';
  return isMeant ? { ...command, wanted: { ...command.wanted, personaId } } : command;
}

function parseAdd([link = '', ...rest]: readonly string[]): StandupCommand {
  const call = callIn(link);
  if (!call) return { kind: 'bad_link', given: link };
  return { kind: 'standup_add', wanted: { call, phrase: phraseOf(rest), personaId: null } };
}

function parseChange(verb: string, [number = '', ...more]: readonly string[]): StandupCommand | null {
  const kind = (['pause', 'resume', 'skip', 'remove'] as const).find((one) => one === verb);
  const which = numberIn(number);
  return kind && which && more.length === 0 ? { kind: 'standup_change', which, wanted: { kind } } : null;
}

function parseMove([number = '', ...rest]: readonly string[]): StandupCommand | null {
  const which = numberIn(number);
  if (!which) return null;
  if (rest.length === 0) return { kind: 'standup_edit', which };
  const phrase = phraseOf(rest[0]?.toLowerCase() === 'to' ? rest.slice(1) : rest);
  return { kind: 'standup_change', which, wanted: { kind: 'move', phrase, personaId: null } };
}

/** An address may be a secret: it is never said back. */
function parseHolidays([given, ...more]: readonly string[]): StandupCommand | null {
  if (given === undefined) return { kind: 'standup_holidays', address: 'show' };
  if (more.length > 0) return null;
  if (/^(off|none)$/i.test(given)) return { kind: 'standup_holidays', address: null };
  const address = (/^<([^<>]+)>$/.exec(given)?.[1] ?? given).replaceAll('&amp;', '&');
  return /^(https|webcals?):\/\//i.test(address) ? { kind: 'standup_holidays', address } : null;
}

function numberIn(word: string): Which | null {
  const digits = /^#?(\d{1,6})$/.exec(word)?.[1];
  return digits === undefined ? null : { number: Number(digits) };
}

/** `<when> [in <time zone>] [for <minutes>]`, the last two in either order. */
function phraseOf(words: readonly string[]): Phrase {
  let when = words.join(' ').replaceAll('&amp;', '&');
  const [spoken = '', amount = ''] = /\s+for\s+(\d+\s*[a-z]*)(?=\s*$|\s+in\s)/i.exec(when) ?? [];
  const minutes = minutesIn(amount);
  if (minutes !== null) when = when.replace(spoken, '');
  const [tail = '', zone = ''] = /\s+(?:in\s+|\(\s*(?:in\s+)?)([^()]+?)\s*\)?$/i.exec(when) ?? [];
  // “at 2 in the afternoon” names no place.
  const isZone = zone !== '' && (findZone(zone).kind !== 'unknown' || !/^(the|an?)\b/i.test(zone));
  return {
    when: isZone ? when.slice(0, when.length - tail.length) : when,
    zone: isZone ? zone : null,
    minutes,
  };
}
