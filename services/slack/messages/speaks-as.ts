import type { Meeting } from '../../meetings/meeting.ts';
import { nameKey } from '../../personas/persona.ts';
import type { Content, Speaker } from '../blocks/elements.ts';
import { limits } from '../limits.ts';
import { literal } from '../mrkdwn.ts';

type Sent = Pick<Meeting, 'personaId' | 'botName' | 'faceId' | 'personaEmoji'>;

/** A meeting's message, under the name and face of its persona; the app's own where that is the one built in. */
export function spokenIn(meeting: Sent, content: Content): Content {
  const as = speakerOf(meeting);
  return as ? { ...content, as } : content;
}

/** What messages show, whoever posted them: under another name nothing has changed that an edit could show. */
export function withoutSpeaker(contents: ReadonlyMap<string, unknown>): ReadonlyMap<string, unknown> {
  return new Map([...contents].map(([key, content]) => [key, onlyShown(content)]));
}

function onlyShown(content: unknown): unknown {
  if (typeof content !== 'object' || content === null || !('as' in content)) return content;
  const { as: _, ...shown } = content;
  return shown;
}

/** Names are people's text: as in the call, and never one that could be taken for Slack's own. */
function speakerOf({ personaId, botName, faceId, personaEmoji }: Sent): Speaker | undefined {
  if (personaId === null) return undefined;
  const name = literal(botName, limits.username).replaceAll('<', '‹').replaceAll('>', '›');
  if (name === '' || looksLikeSlack(name)) return undefined;
  return { name, faceId, emoji: isEmoji.test(personaEmoji) ? personaEmoji : '' };
}

const isEmoji = /^:[a-z0-9_+'-]{1,100}:(:skin-tone-[2-6]:)?$/;

/** Characters that look like the letters of “Slackbot”: Cyrillic, Greek, digits and signs. */
const lookAlikes: ReadonlyMap<string, string> = new Map(
  Object.entries({
    s: 'ѕ5$ꜱς',
    l: 'ӏіιi1|!ʟ',
    a: 'аα@4ᴀ',
    c: 'сϲᴄ',
    k: 'кκᴋ',
    b: 'вβьʙ8',
    o: 'оο0σᴏ',
    t: 'тτᴛ7',
  }).flatMap(([letter, others]) => [...others].map((other) => [other, letter] as const)),
);

function looksLikeSlack(name: string): boolean {
  const letters = [...name.normalize('NFKD').toLowerCase()];
  const read = nameKey(letters.map((letter) => lookAlikes.get(letter) ?? letter).join(''));
  return read.split(' ').includes('slack') || read.replaceAll(' ', '').includes('slackbot');
}
