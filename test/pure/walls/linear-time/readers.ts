import { parseMemory, parseRemember } from '../../../../listeners/commands/parse-memory.ts';
import { parsePika } from '../../../../listeners/commands/parse-pika.ts';
import { parsePolicy } from '../../../../listeners/commands/parse-policy.ts';
import { minutesIn } from '../../../../listeners/commands/typed-values.ts';
import { intentOf } from '../../../../listeners/intent.ts';
import { recurrenceIn } from '../../../../listeners/messages/find-recurrence.ts';
import { linksInPost } from '../../../../listeners/messages/links-in-post.ts';
import { asLines } from '../../../../listeners/messages/said-for-me.ts';
import { withoutSetApart } from '../../../../listeners/messages/set-apart.ts';
import { plain } from '../../../../listeners/messages/thread-reply.ts';
import { unitsOf } from '../../../../listeners/messages/words-of-post.ts';
import { questionIn } from '../../../../listeners/question.ts';
import { mentionsIn } from '../../../../listeners/settings/setting-form.ts';
import type { AppContext } from '../../../../listeners/use-cases.ts';
import { soundOf } from '../../../../services/agents/house/addressed/sound.ts';
import { addressed } from '../../../../services/agents/house/addressed.ts';
import { linesIn } from '../../../../services/briefs/lines.ts';
import { parseSaidForMe } from '../../../../services/briefs/parse-said-for-me.ts';
import { verdictsOf } from '../../../../services/briefs/raised.ts';
import { componentsIn } from '../../../../services/calendars/feed/components.ts';
import { readRecurrence } from '../../../../services/calendars/feed/recurrence.ts';
import { readDuration, readOffset } from '../../../../services/calendars/feed/times-in.ts';
import { lettersAsTheyLook } from '../../../../services/common/as-it-looks.ts';
import { escapeHtml } from '../../../../services/common/escape-html.ts';
import { withoutInvisible } from '../../../../services/common/invisible.ts';
import { withMaskedAddresses } from '../../../../services/common/masked-address.ts';
import { nameKey, ownNameKey } from '../../../../services/common/name-key.ts';
import { oneLine } from '../../../../services/common/one-line.ts';
import { plainWords } from '../../../../services/common/plain-words.ts';
import { quoted, withoutQuotes } from '../../../../services/common/quoted.ts';
import { safeUrl } from '../../../../services/common/safe-url.ts';
import { readForbidden } from '../../../../services/common/says-forbidden.ts';
import { storable } from '../../../../services/common/storable.ts';
import { withoutTerminalCodes } from '../../../../services/common/terminal-codes.ts';
import { withoutEnd } from '../../../../services/common/without-end.ts';
import { saysItIsAnAi } from '../../../../services/consent/announced.ts';
import { seenSince } from '../../../../services/consent/ask-about-guests.ts';
import { objects } from '../../../../services/consent/objections/hear-objection.ts';
import { japaneseObjects } from '../../../../services/consent/objections/japanese.ts';
import { canonicalJson } from '../../../../services/http/canonical-json.ts';
import { hideTokens } from '../../../../services/http/hide-tokens.ts';
import { endOfString, exceeds, parseJson } from '../../../../services/http/parse-json.ts';
import { htmlOf } from '../../../../services/integrations/hubspot/html.ts';
import { blocksOf, plainPieces } from '../../../../services/integrations/notion/blocks.ts';
import { readFrontMatter } from '../../../../services/integrations/skills/front-matter.ts';
import { looksLikeCallLink, readLink, zoomPasscode } from '../../../../services/meetings/call-link.ts';
import { cleanList } from '../../../../services/meetings/do-not-say/clean-list.ts';
import { decoded, parseAddress } from '../../../../services/meetings/links/address.ts';
import { callsIn } from '../../../../services/meetings/links/calls-in-text.ts';
import { decodeEntities } from '../../../../services/meetings/links/entities.ts';
import { passcodesIn } from '../../../../services/meetings/links/passcodes.ts';
import { readFactText } from '../../../../services/memory/fact-text.ts';
import { wordsIn } from '../../../../services/memory/words-in.ts';
import { checkAudience } from '../../../../services/notes/check-audience.ts';
import { dueIn } from '../../../../services/notes/extractive/due.ts';
import { capped } from '../../../../services/notes/extractive/limits.ts';
import { namedDay } from '../../../../services/notes/extractive/named-days.ts';
import { selfStatementsIn } from '../../../../services/notes/extractive/self-statements.ts';
import { termsOf } from '../../../../services/notes/extractive/text/terms.ts';
import { tokensOf } from '../../../../services/notes/extractive/text/tokens.ts';
import { timelineOf } from '../../../../services/notes/extractive/timeline.ts';
import { fromPikaStream } from '../../../../services/notes/from-pikastream.ts';
import { matchPeople } from '../../../../services/notes/match-people.ts';
import { kindOf } from '../../../../services/notes/meeting-kind.ts';
import { checked } from '../../../../services/notes/model/check.ts';
import { languageOf } from '../../../../services/notes/model/language.ts';
import { nameWordsIn } from '../../../../services/notes/model/names.ts';
import { isInCall, isOnlyPastOrIf } from '../../../../services/notes/model/no-tasks.ts';
import { numbersClaimed, numbersSaid } from '../../../../services/notes/model/numbers.ts';
import { piecesOf } from '../../../../services/notes/model/pieces.ts';
import { passagesOf } from '../../../../services/notes/search/passages-of.ts';
import { readQuestion } from '../../../../services/notes/search/question.ts';
import { suggestOwners } from '../../../../services/notes/suggest-owners.ts';
import { transcriptMarkdown, vttOf } from '../../../../services/notes/transcript-files.ts';
import { stripJpeg } from '../../../../services/personas/faces/jpeg.ts';
import { stripPng } from '../../../../services/personas/faces/png.ts';
import { cleanMarkdown, withoutComments } from '../../../../services/personas/files/clean-markdown.ts';
import { cleanIdentity, identityIn, nameInTitle } from '../../../../services/personas/files/identity.ts';
import { importSelf } from '../../../../services/personas/files/import-self.ts';
import { linesOf, withoutEmphasis } from '../../../../services/personas/files/lines.ts';
import { mustNotSayIn } from '../../../../services/personas/files/must-not-say.ts';
import { withoutNeverSections } from '../../../../services/personas/files/never-section.ts';
import { pastedFiles } from '../../../../services/personas/files/pasted.ts';
import { isPlaceholder } from '../../../../services/personas/files/placeholders.ts';
import { usualName } from '../../../../services/personas/files/usual-name.ts';
import { withoutMarks } from '../../../../services/personas/instructions/without-marks.ts';
import { namedIn } from '../../../../services/personas/named-in.ts';
import { withTranslatedLanguages } from '../../../../services/personas/translated-languages.ts';
import { checkSample } from '../../../../services/personas/voices/check-sample.ts';
import { newVoiceId } from '../../../../services/personas/voices/voice-id.ts';
import { notesSchema } from '../../../../services/sessions/session-notes.ts';
import { segmentEventSchema } from '../../../../services/sessions/transcript.ts';
import { canvasText } from '../../../../services/slack/canvas-text.ts';
import {
  escapeText,
  literal,
  literalQuote,
  quote,
  quotedWords,
  readable,
  withoutMarkup,
} from '../../../../services/slack/mrkdwn.ts';
import { line, paragraphs } from '../../../../services/tasks/input-text.ts';
import { findZone, placesNamed, withoutAccents } from '../../../../services/times/find-zone.ts';
import { namesAnotherTime } from '../../../../services/times/messages/another-time.ts';
import { namesDay } from '../../../../services/times/messages/calendar-words.ts';
import { standingOf } from '../../../../services/times/messages/calls-off.ts';
import { dependenceOf } from '../../../../services/times/messages/calls-that-depend.ts';
import { findTimes, namesTime } from '../../../../services/times/messages/find-times.ts';
import { fold, foldedWords } from '../../../../services/times/messages/fold.ts';
import { lengthIn } from '../../../../services/times/messages/lengths.ts';
import { markedTimes, messageWords } from '../../../../services/times/messages/message-words.ts';
import { withoutNames } from '../../../../services/times/messages/named-by-time.ts';
import { behindLabel } from '../../../../services/times/messages/named-zone.ts';
import { mayBeUnwanted } from '../../../../services/times/messages/not-wanted.ts';
import { readAppTime, readTime } from '../../../../services/times/messages/read-time.ts';
import { namesHour, namesWait } from '../../../../services/times/messages/spoken-hours.ts';
import { smellsOfTime } from '../../../../services/times/messages/time-smells.ts';
import { parseWhen } from '../../../../services/times/phrases/parse-when.ts';
import { wordsOf } from '../../../../services/times/phrases/when-words.ts';
import { zoneAtEnd } from '../../../../services/times/phrases/zone-at-end.ts';

const now = new Date('2026-12-03T12:00:00Z');
const recordingOf = (text: string) => ({
  segments: [{ speaker: 'Ada', text, start_ms: 0 }],
  startedAt: now,
  timeZone: 'Europe/Berlin',
  participants: ['Ada'],
  botName: 'Stand-in',
});
const notesOf = (text: string) =>
  notesSchema.parse({
    title: text,
    summary: text,
    decisions: [text],
    action_items: [{ text, owner: text, due: text }],
    transcript: [{ speaker: text, text }],
  });

/** A draft whose words these are, held against a talk. */
function checkedBy(text: string) {
  const one = { text, segments: [1] };
  const lists = { summary: [one], decisions: [one], actionItems: [], questions: [], chapters: [], facts: [] };
  const people = { names: ['Ada'], bot: '', aliases: [] };
  const pieces = [{ number: 1, speaker: 'Ada', startMs: 0, text: 'We ship it.' }];
  return checked({ title: text, ...lists }, pieces, { people, today: now, language: null, hint: '' });
}

const houseNames = { persona: 'Nova Stern', aliases: ['Stand-in', 'ノヴァ'], people: ['Ada', 'Ben'] };

/** A fifth of it, said in segments of a few words, by two people in turn or by one alone. */
function spokenInPieces(text: string, speakers: readonly string[]) {
  return Array.from({ length: text.length / 200 }, (_, at) => ({
    speaker: speakers[at % speakers.length] ?? '',
    text: text.slice(at * 40, at * 40 + 40),
    ...{ start_ms: at * 2_000, end_ms: at * 2_000 + 1_500 },
  }));
}

/** Nothing changes in what is said: a sentence of twenty words, again and again. */
function monotony(text: string) {
  const terms = Array.from({ length: 20 }, () => 'budget');
  const said = { speaker: 'Ada', text: 'Budget.', tokens: [], terms };
  return Array.from({ length: text.length / terms.length }, (_, at) => ({ ...said, startMs: at * 1_000 }));
}

/** So many people of a call and of its channel that a text names, each by another name beside it. */
function crowd(text: string) {
  const names = Array.from({ length: text.length / 160 }, (_, at) => `A${at}x ${text.slice(0, 20)}`);
  const people = names.map((name) => ({ name, email: null }));
  return {
    people,
    members: people.map(({ name }, at) => ({ id: `U${at}`, names: [name], email: `${at}@x.test` })),
  };
}

/** The same people with addresses, as a calendar has them. */
function guests(text: string) {
  return crowd(text).members.map(({ names: [name = ''], email }) => ({ name, email }));
}

/** What repeats badly for whom: openers without an end, runs of one sign, beginnings within beginnings. */
const runs = ['a', ' ', '.', ' \n'];
const marks = [...runs, '<', '<a|', '<@U0BOT|', '<https://', '`', '*', '&amp;', '(', '['];
const codes = [...runs, '\u001B]0;', '\u001B[', '\u009D', '\u001B[1;'];
const links = [
  ...marks,
  'https://',
  'https://www.google.com/url?q=',
  '<a href="',
  'passcode ',
  '\u200B',
  '(:',
  'Aa_',
];
const times = [...runs, 'A', 'A ', '15:00 ', '~a', '10:00-', '<!date^1^'];
const lines = [...runs, 'BEGIN:VEVENT\n', 'DTSTART:11111111:', 'END:VCALENDAR\n', ':', '\n '];

function numbered(text: string): string {
  return text
    .split('\n')
    .map((one, at) => `${one} ${at}`)
    .join('\n');
}

export type Reader = { read: (text: string) => unknown; of: readonly string[] };

/** Every function that reads text from outside, with what would take it longest. */
export const readers: Readonly<Record<string, Reader>> = {
  oneLine: { read: (text) => oneLine(text, text.length), of: codes },
  withoutInvisible: { read: withoutInvisible, of: ['\u200B', '\u200D', 'a\u200D', '\u{1F600}\u200D'] },
  withoutTerminalCodes: { read: withoutTerminalCodes, of: codes },
  withoutEnd: { read: (text) => withoutEnd(text, '.'), of: ['.', '.a'] },
  canonicalJson: {
    read: (text) => canonicalJson(`["${text}`) ?? canonicalJson(`[${text}0]`) ?? canonicalJson(text),
    of: ['a', '\\', '\\"', '1,', '{"a":1},', '1', ' ', '{"a":', '"a":1,'],
  },
  storable: { read: storable, of: ['\0', 'a'] },
  readable: { read: readable, of: codes },
  withoutMarks: { read: (text) => withoutMarks(text, 'c0ffee'), of: [...runs, '<', '> ', '\n<', '>>>\n'] },
  'addressed, in one segment': {
    read: (text) => addressed([{ speaker: 'Ada', text, start_ms: 0, end_ms: 1 }], houseNames),
    of: ['a', ' ', 'nova ', 'Nova, ', '{', 'ノヴァ'],
  },
  'addressed, in many segments': {
    read: (text) => addressed(spokenInPieces(text, ['Ada']), houseNames),
    of: ['nova ', 'Nova, can you ', 'and send it '],
  },
  'addressed, by two people': {
    read: (text) => addressed(spokenInPieces(text, ['Ada', 'Ben']), houseNames),
    of: ['Nova? ', 'novo can you '],
  },
  readFrontMatter: {
    read: (text) => readFrontMatter(`---\na: ${text}\u2028\n---\n`),
    of: [...runs, '"', "'", '"\\', " '", ' #', '\t', '>', '> x\n '],
  },
  soundOf: { read: soundOf, of: [...runs, 'e', 'h', 'au'] },
  withTranslatedLanguages: {
    read: (text) => withTranslatedLanguages(text, { from: 'Thai', to: 'Lao' }),
    of: [...runs, 'Languages: from ', 'Languages: from A', '\nLanguages: from A, to ', ', to '],
  },
  escapeHtml: { read: escapeHtml, of: [...codes, '<', '&'] },
  readForbidden: {
    read: (text) => readForbidden(text)(['Project Heron', 'aaa']),
    of: ['a', ' ', 'аaа '],
  },
  cleanList: { read: (text) => cleanList('workspace', text), of: [...runs, 'line\n', '- ', '\n'] },
  lettersAsTheyLook: { read: lettersAsTheyLook, of: ['a', 'а', '０', 'e\u0301', '\u0301', ' '] },
  escapeText: { read: escapeText, of: [...codes, '<', '&'] },
  canvasText: { read: canvasText, of: [...marks, '](', '![', '](a(', '](https://a.b) ', '[a](b)'] },
  withoutMarkup: { read: withoutMarkup, of: [...codes, '&lt;', '`', '<a|', 'b>'] },
  mentionsIn: { read: mentionsIn, of: ['U0ADA00001', ',', 'u', ...codes] },
  literal: { read: (text) => literal(text, text.length), of: codes },
  literalQuote: { read: (text) => literalQuote(text, text.length), of: [...codes, '“'] },
  quotedWords: { read: (text) => quotedWords(text, text.length), of: [...codes, '“', '*'] },
  quote: { read: (text) => quote(text, text.length), of: [...codes, '&', '*'] },
  withoutQuotes: { read: (text) => withoutQuotes(text), of: ['“', '’’', '’x'] },
  withMaskedAddresses: { read: withMaskedAddresses, of: [...codes, 'a', '@', 'a@', 'a@b.c '] },
  quoted: { read: (text) => quoted(text, text.length), of: [...codes, '“', '’’'] },
  line: { read: (text) => line(200).safeParse(text), of: codes },
  paragraphs: { read: (text) => paragraphs(200).safeParse(text), of: codes },
  parsePolicy: {
    read: (text) =>
      parsePolicy('workspace', { limitMinutes: text, budgetUsd: text, retentionDays: text, doNotSay: text }),
    of: [...marks, '1', ',', '$ ', 'line\n'],
  },
  parsePika: { read: parsePika, of: [...marks, 'in ', 'for ', 'every '] },
  parseRemember: { read: parseRemember, of: [...marks, 'for me ', 'about <@U1|', '<@U1>: '] },
  asLines: { read: (text) => asLines(`I can’t come: ${text}`), of: [...marks, 'say that '] },
  parseSaidForMe: {
    read: (text) => parseSaidForMe(`I can’t come: ${text}`, true),
    of: [...marks, 'say that ', ', ask ', ' and ', 'please ', 'hi, '],
  },
  verdictsOf: {
    read: (text) => {
      const line = { key: '', kind: 'fact' as const, text: text.slice(0, 300), who: null };
      const spoken = [{ speaker: '', text, start_ms: 0 }];
      return verdictsOf([{ ...line, at: null, thread: null, meetingId: null }], spoken, 'Nova');
    },
    of: [...marks, 'say ', 'migration '],
  },
  parseMemory: { read: parseMemory, of: [...marks, 'me ', 'about <@U1|'] },
  'parsePika of join': { read: (text) => parsePika(`join ${text}`), of: [...links, 'for ', 'in '] },
  'parsePika of standup': {
    read: (text) => parsePika(`standup add https://meet.google.com/abc-defg-hij ${text}`),
    of: ['in ', 'for 1 ', '(', 'every '],
  },
  selfStatementsIn: {
    read: (text) => selfStatementsIn(recordingOf(text)),
    of: [...runs, 'I own the ', 'so, and ', 'I lead the big ', 'we ship ', 'every ', 'until '],
  },
  minutesIn: { read: (text) => minutesIn(`5${text}x`), of: runs },
  recurrenceIn: { read: (text) => recurrenceIn(`every ${text}`), of: [...marks, 'every ', 'monday 10 '] },
  linksInPost: {
    read: (text) => linksInPost({ text, blocks: [{ text }, { url: text }], attachments: undefined }),
    of: links,
  },
  unitsOf: { read: (text) => unitsOf({ text, blocks: [{ text }], attachments: undefined }, true), of: marks },
  plain: { read: (text) => plain(text, { botUserId: 'U0BOT' } as AppContext), of: marks },
  questionIn: { read: questionIn, of: marks },
  intentOf: { read: intentOf, of: marks },
  callsIn: { read: (text) => callsIn([text, { url: text }]), of: links },
  passcodesIn: { read: passcodesIn, of: ['passcode ', 'passcode:(', 'passcode', ' '] },
  decodeEntities: { read: decodeEntities, of: ['&', '&amp', '&#1', '&amp;'] },
  parseAddress: { read: parseAddress, of: ['a.', 'https://', '#', '?'] },
  readLink: { read: readLink, of: links },
  looksLikeCallLink: { read: looksLikeCallLink, of: ['abc-', 'meet.', 'zoom.'] },
  zoomPasscode: { read: zoomPasscode, of: ['a'] },
  decoded: { read: decoded, of: ['%', '%25'] },
  withoutSetApart: {
    read: withoutSetApart,
    of: [...marks, '~', '~a', '```', '&gt;', '\n&gt;', '~a~', '` `'],
  },
  standingOf: { read: standingOf, of: [...times, 'wrong link ', 'nicht ', 'link is '] },
  dependenceOf: { read: dependenceOf, of: [' \n', 'see ', 'nach ', 'po ab ', 'if '] },
  namesAnotherTime: { read: namesAnotherTime, of: [' \n', 'am ', 'fin ', '3'] },
  smellsOfTime: { read: (text) => smellsOfTime(text, true), of: [' \n', '15:00 ', '1-', 'once aa bb '] },
  mayBeUnwanted: {
    read: mayBeUnwanted,
    of: [
      'a ',
      'please ',
      'wrong link ',
      'nicht ',
      'link is ',
      'no ',
      'for example ',
      'mayın',
      '회의',
      'async ',
      'great call ',
    ],
  },
  lengthIn: { read: lengthIn, of: ['for ', '30 min ', '1h 3'] },
  namesDay: { read: namesDay, of: ['a ', 'next '] },
  behindLabel: { read: (text) => behindLabel('15:00 (UTC+01:00) Berlin', text), of: ['a', 'A, ', '(UTC) '] },
  namesHour: { read: namesHour, of: ['a', 'at ', ' ', 'halb ', 'tres '] },
  namesWait: { read: namesWait, of: ['a', 'dans ', 'in 20 ', 'za 1 ', "d'"] },
  fold: { read: fold, of: ['a', 'ł'] },
  foldedWords: { read: foldedWords, of: ['a', 'a '] },
  findTimes: { read: (text) => findTimes(text, '2026-12-03T15:00:00'), of: ['a', '15:00 '] },
  messageWords: { read: messageWords, of: times },
  markedTimes: { read: markedTimes, of: ['<!date^', '<!date^1795855758^'] },
  namesTime: { read: namesTime, of: ['A'] },
  withoutNames: { read: withoutNames, of: ['black friday ', 'night ', 'planning for '] },
  readTime: { read: (text) => readTime(text, now, 'UTC'), of: ['A'] },
  readAppTime: { read: (text) => readAppTime(text, now, 'UTC'), of: ['A'] },
  safeUrl: { read: safeUrl, of: ['https://', '%', 'a'] },
  placesNamed: { read: placesNamed, of: ['a', 'A ', '/'] },
  withoutAccents: { read: withoutAccents, of: ['a', 'é', 'e\u0301', '\u0301'] },
  readDuration: { read: readDuration, of: ['P', 'P1', 'PT1H', ' ', '1'] },
  findZone: { read: findZone, of: ['a', '/', 'a_'] },
  parseWhen: { read: parseWhen, of: ['every ', 'mon ', '.', '1 '] },
  wordsOf: { read: wordsOf, of: ['every ', '.', 'a '] },
  zoneAtEnd: { read: (text) => zoneAtEnd(`${text} CET`), of: ['a', ')'] },
  dueIn: { read: (text) => dueIn(text, now), of: ['mon ', 'a'] },
  timelineOf: { read: (text) => timelineOf(monotony(text)), of: ['a'] },
  fromPikaStream: { read: (text) => fromPikaStream(notesOf(text), recordingOf('a')), of: ['a ', 'mon '] },
  passagesOf: {
    read: (text) =>
      passagesOf(
        {
          source: 'extractive',
          title: text,
          summary: text,
          findings: [],
          decisions: [],
          items: [],
          questions: [],
          chapters: [],
        } as unknown as Parameters<typeof passagesOf>[0],
        recordingOf(text).segments,
      ),
    of: [...codes, 'a '],
  },
  segmentEventSchema: { read: (text) => segmentEventSchema.safeParse({ segment: { text } }), of: ['a'] },
  transcriptMarkdown: {
    read: (text) => transcriptMarkdown(text, recordingOf(text).segments),
    of: [...runs, '*'],
  },
  vttOf: { read: (text) => vttOf(recordingOf(text).segments), of: [...runs, '<'] },
  languageOf: { read: languageOf, of: ['a', 'a ', 'the ', '你'] },
  nameWordsIn: { read: (text) => nameWordsIn(text, 'en'), of: ['A', 'A ', "A'", 'a.', '你さ'] },
  numbersClaimed: { read: (text) => numbersClaimed(text, 'en'), of: ['1', '1,', 'one ', '1k'] },
  numbersSaid: { read: (text) => numbersSaid(text, 'de'), of: ['1', '1.', 'und', 'a'] },
  isInCall: { read: isInCall, of: ['share ', 'a'] },
  isOnlyPastOrIf: {
    read: (text) => isOnlyPastOrIf([{ number: 1, speaker: '', startMs: 0, text }]),
    of: ['if i ', 'i already ', 'i ', 'a'],
  },
  matchPeople: {
    read: (text) => matchPeople(crowd(text).people, crowd(text).members),
    of: ['silva', 's, '],
  },
  checkAudience: {
    read: (text) => checkAudience(guests(text), crowd(text).members),
    of: ['silva'],
  },
  seenSince: {
    read: (text) => {
      const people = guests(text).map(({ name }) => name);
      return seenSince(
        0,
        people.map((name) => ({ kind: 'seen', name, at: now })),
        people,
      );
    },
    of: ['silva'],
  },
  suggestOwners: {
    read: (text) => suggestOwners(crowd(text).people, crowd(text).members),
    of: ['silva', 's, '],
  },
  kindOf: {
    read: (opening) => kindOf({ opening, notesKind: null, requestedVia: 'link' }),
    of: ['stand', 'stand-'],
  },
  checked: { read: checkedBy, of: ['a', 'a ', '1 ', '你', '. '] },
  piecesOf: { read: (text) => piecesOf(recordingOf(text)), of: ['a', 'a ', '. '] },
  objects: {
    read: (text) => objects(text, ['Nova']),
    of: [' ', 'a', 'stop recording ', 'dont want ', '録音', 'nova ', "n't ", 'I want you to '],
  },
  saysItIsAnAi: { read: saysItIsAnAi, of: ['AI', 'a', 'e\u0301', ' '] },
  blocksOf: { read: blocksOf, of: [...marks, '**', '-', '# '] },
  'blocksOf of a heading': { read: (text) => blocksOf(`# ${text}\u2028`), of: [' ', '# '] },
  'blocksOf of a list': { read: (text) => blocksOf(`- ${text}\u2028`), of: [' ', '[ ] ', '1. '] },
  componentsIn: {
    read: (text) => componentsIn(`BEGIN:VCALENDAR\n${text}\nEND:VCALENDAR\n`),
    of: lines,
  },
  cleanMarkdown: {
    read: (text) => cleanMarkdown(`---\n${text}`),
    of: [' ', '**a:**\n', '- [a]\n', '```\n', '---\n'],
  },
  withoutComments: { read: withoutComments, of: ['<!--', '<!-- -->', '-->'] },
  cleanIdentity: {
    read: cleanIdentity,
    of: ['- **Name:**\n', '## Name\n', '| Name | a |\n', 'Vibe', '**Vibe '],
  },
  identityIn: { read: identityIn, of: ['- **Vibe:**\n', '|'] },
  nameInTitle: { read: (text) => nameInTitle(`# ${text}`), of: [' ', 'A '] },
  linesOf: { read: linesOf, of: ['`', '~~~~\n```\n', '#', '1. '] },
  withoutEmphasis: { read: withoutEmphasis, of: ['*', '*a'] },
  mustNotSayIn: {
    read: (text) => mustNotSayIn([`## Boundaries\n${text}`]),
    of: ['- a\n', '## Never\n'],
  },
  'mustNotSayIn, each line another': {
    read: (text) => mustNotSayIn([`## Never\n${numbered(text)}`]),
    of: ['- a\n', '- I’m an AI\n'],
  },
  withoutNeverSections: { read: withoutNeverSections, of: ['## Must Never\n\n- a\n'] },
  isPlaceholder: { read: isPlaceholder, of: ['[', '(', '"'] },
  usualName: { read: usualName, of: ['# ', 'Name:'] },
  pastedFiles: { read: pastedFiles, of: ['# SOUL.md\n', '=', '\n'] },
  importSelf: {
    read: (text) => importSelf([{ path: 'SOUL.md', bytes: new TextEncoder().encode(text) }]),
    of: ['a', '- a\n'],
  },
  namedIn: { read: (text) => namedIn(text, [{ id: 'nova', name: 'Nova' }]), of: ['as ', 'as', ' ', 'as a'] },
  stripJpeg: {
    read: (text) => stripJpeg(Buffer.from(`\xFF\xD8\xFF\xDA\0\x02${text}`, 'latin1')),
    of: ['a', '\xFF\0', '\xFF', '\xFF\xDA\0\x02', '\xFF\xE1\0\x02'],
  },
  checkSample: {
    read: (text) => checkSample(Buffer.from(text, 'latin1')),
    of: ['ID3\x04\0\0\0\0\0\0', '\xFF\xFB\x90\0', '\xFF\xFB\x90\0a', 'TAG'],
  },
  'checkSample of m4a': {
    read: (text) => checkSample(Buffer.from(`\0\0\0\x0CftypM4A ${text}`, 'latin1')),
    of: ['\0\0\0\x08moov', '\0\0\0\x00moov', '\0\0\0\x08trak'],
  },
  'checkSample of wav': {
    read: (text) => checkSample(Buffer.from(`RIFF\0\0\0\0WAVE${text}`, 'latin1')),
    of: ['JUNK\0\0\0\0', 'fmt \x10\0\0\0'],
  },
  nameKey: { read: nameKey, of: [...runs, '\u0301', '\uFDFA', 'é-'] },
  ownNameKey: { read: ownNameKey, of: [...runs, '\u0301', '\uFDFA', '🙂'] },
  plainWords: { read: plainWords, of: [...runs, '\u0301', '\uFDFA', 'é-'] },
  stripPng: { read: (text) => stripPng(Buffer.from(text, 'latin1')), of: ['a', '\0'] },
  readRecurrence: { read: readRecurrence, of: ['FREQ=DAILY;', ';', 'a', '='] },
  newVoiceId: { read: (text) => newVoiceId(text, now), of: [...codes, '_', '\u0301'] },
  readOffset: { read: readOffset, of: ['+', '1'] },
  linesIn: { read: linesIn, of: ['a\n', '\n', ' '] },
  japaneseObjects: { read: japaneseObjects, of: ['録音', '録', 'の', '録音をしないで'] },
  hideTokens: { read: (text) => hideTokens(text, { authorization: 'Bearer abc' }), of: ['Bearer ', 'a'] },
  parseJson: { read: (text) => parseJson(`["${text}"]`), of: ['a', '\\\\'] },
  exceeds: { read: (text) => exceeds(text, 100), of: ['a', '"', '\\'] },
  endOfString: { read: (text) => endOfString(text, 0), of: ['a', '\\'] },
  htmlOf: { read: htmlOf, of: ['<', '&', '\n'] },
  plainPieces: { read: plainPieces, of: [...runs, '🙂'] },
  wordsIn: { read: wordsIn, of: [...runs, 'a '] },
  capped: { read: (text) => capped(text, text.length - 1), of: runs },
  namedDay: { read: (text) => namedDay(text, now), of: ['mon ', 'a', '1 '] },
  tokensOf: { read: tokensOf, of: ['a ', "a'", '.'] },
  termsOf: { read: termsOf, of: ['a ', "a'", '.'] },
  readQuestion: { read: readQuestion, of: marks },
  readFactText: { read: readFactText, of: codes },
};
