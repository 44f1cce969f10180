import type { ChannelPersona } from '../../personas/channel-persona.ts';
import type { ListedPersona, ListedPersonas } from '../../personas/list-personas.ts';
import type { PersonaTerms, Voice } from '../../personas/persona.ts';
import type { PersonaPreview } from '../../personas/preview.ts';
import { asCode, mention, quote, quotedWords, time } from '../mrkdwn.ts';

const maxChannelsShown = 10;

/** Whom a channel sends, who chose that, and how to send somebody else. */
export function sayChannelPersona({ name, by, at }: ChannelPersona): string {
  const chosen = by && at ? ` (chosen by ${mention(by)} ${time(at, '{date_short_pretty} at {time}')})` : '';
  return (
    `This channel sends *${quote(name, 60)}* into its calls${chosen}. Change it with \`/pika persona &lt;name&gt;\`; for one ` +
    'call, add `as &lt;name&gt;` behind the link. `/pika personas` shows who there is.'
  );
}

export const noPersonas =
  'There are no personas yet, so Stand-in goes into every call. Make one: give it a name, a voice and a character, or start from a ready one.';

/** One of the list: name, voice, whom it speaks for, who may send it, where it goes, who made it. */
export function sayPersona(persona: ListedPersona): string {
  const {
    botName,
    voice,
    voiceOwner,
    language,
    standsInFor,
    consentAt,
    senders,
    uses,
    createdBy,
    changedBy,
    changedAt,
  } = persona;
  const facts = [
    voiceOwner ? `voice of ${mention(voiceOwner)}` : sayVoice(voice),
    ...(language ? [quote(language, 40)] : []),
    ...(standsInFor
      ? [`stands in for ${mention(standsInFor)}${consentAt ? '' : ', who hasn’t agreed yet'}`]
      : []),
    ...(senders ? [`sent by ${senders.map(mention).join(', ')} alone`] : []),
  ];
  const sent = [
    ...(uses.channels.length > 0 ? [`Default in ${sayChannels(uses.channels)}.`] : []),
    ...(uses.standups.length > 0 ? [`Standups in ${sayChannels(uses.standups)}.`] : []),
  ];
  const by = `Made by ${mention(createdBy)}, changed ${changedBy === createdBy ? '' : `by ${mention(changedBy)} `}${time(changedAt, '{date_short_pretty} at {time}')}.`;
  return `*${quote(botName, 80)}* · ${facts.join(' · ')}\n${[by, ...sent].join(' ')}`;
}

function sayChannels(ids: readonly string[]): string {
  const shown = ids.slice(0, maxChannelsShown).map((id) => `<#${id}>`);
  return (ids.length > shown.length ? [...shown, `${ids.length - shown.length} more`] : shown).join(', ');
}

/** Where Slack can't fetch pictures. */
export const facesElsewhere =
  'A persona’s picture is in the DM in which you kept it. To show pictures here, an admin can set PUBLIC_URL to an address that Slack reaches.';

function sayVoice(voice: Voice): string {
  return voice.kind === 'library' ? `voice ${quote(voice.id, 60)}` : 'a voice of its own';
}

export function sayPersonas({ personas }: ListedPersonas): string {
  return personas.length === 0 ? noPersonas : personas.map(sayPersona).join('\n');
}

export function sayPreview({ botName, draft: { terms }, standsInFor, instructions }: PersonaPreview): string {
  const senders = terms.senders ? ` Only ${terms.senders.map(mention).join(', ')} may send it.` : '';
  const asks = terms.standsInFor
    ? ` It stands in for ${mention(terms.standsInFor)}, who is asked in a DM unless that’s you.`
    : '';
  const unnamed =
    standsInFor === '' ? ' Slack doesn’t tell me their name right now, so it can’t say it.' : '';
  return (
    `In the call it’s called *${quote(botName, 80)}* and speaks with ${sayVoice(terms.voice)}.${asks}${unnamed}${senders}${sayTools(terms.tools)} ` +
    `Below is what it’s told, word for word (${instructions.text.length} characters).`
  );
}

export const notSaved = 'Nothing is saved yet.';

export const previewComing = 'Slack is slow to say who you are. The preview comes here in a moment.';
export const previewClosed =
  'You closed the window before its preview came, and nothing was saved. Open `/pika personas` and try again.';

/** Tools that are named; of others it's said how many. */
const namedTools = 20;

/** Nothing where it may use all. */
function sayTools(tools: PersonaTerms['tools']): string {
  if (tools === null) return '';
  const named = tools.slice(0, namedTools).map((name) => asCode(name, 64));
  const more = tools.length - named.length;
  const all = [...named, ...(more > 0 ? [`${more} more`] : [])].join(', ');
  return all ? ` Of the tools it may use only ${all}.` : ' It may use no tools.';
}

export function sayLeftOut(parts: readonly string[]): string {
  return `There isn’t room for all of it: cut or left out are ${parts.join(', ')}. Shorten them to keep what matters.`;
}

export function saySaved(name: string, asks: string | null, showsFace = false): string {
  const waits = asks ? ` ${mention(asks)} gets a DM; others can send it once they agree.` : '';
  const face = showsFace ? ' I’m showing you its picture in a DM: press *Keep* there.' : '';
  return `*${quote(name, 60)}* is saved.${waits}${face} Send it with \`as ${quote(name, 60)}\` behind a link.`;
}

export function sayArchived(name: string): string {
  return `*${quote(name, 60)}* is archived, and its picture deleted. Channels that sent it send Stand-in again.`;
}

/** Asks a person whether a persona may speak for them. */
export function askConsent(name: string, by: string): string {
  return (
    `${mention(by)} made *${quote(name, 60)}*, an AI persona that stands in for you: it joins calls as ${quotedWords(name, 60)}, says that it’s an AI, and speaks of you. ` +
    'Until you agree, nobody else can send it. You can change it in `/pika personas`.'
  );
}

export const agreedWords = 'Thanks. It can be sent now. Changed your mind? Archive it in `/pika personas`.';
export const refusedWords = 'It’s archived, and nobody can send it.';
