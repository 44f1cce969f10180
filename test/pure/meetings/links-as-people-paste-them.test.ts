import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsePika } from '../../../listeners/commands/parse-pika.ts';
import { linksInPost } from '../../../listeners/messages/links-in-post.ts';
import { occurrencesIn } from '../../../services/calendars/feed/occurrences-in.ts';
import { callsIn } from '../../../services/meetings/links/calls-in-text.ts';
import { calendar, firstHalf } from '../calendars/feed/ics.ts';

const meet = 'https://meet.google.com/abc-defg-hij';
const zoom = 'https://us02web.zoom.us/j/81234567890';

const escapedText = (text: string) => text.replaceAll(/[\\;,]/g, '\\$&').replaceAll('\n', '\\n');

function callOfEvent(...lines: string[]) {
  const read = occurrencesIn(
    calendar(`UID:a\nDTSTART:20261202T100000Z\nSUMMARY:m\n${lines.join('\n')}`),
    firstHalf,
  );
  return read.ok ? (read.occurrences[0]?.call ?? null) : null;
}

/** Wherever a link can be given: a post, a calendar's event, a command. */
const places: Readonly<Record<string, (text: string) => { key: string; passcode: string | null } | null>> = {
  'a post': (text) => linksInPost({ text, blocks: undefined, attachments: undefined })[0] ?? null,
  "a calendar's event": (text) => callOfEvent(`DESCRIPTION:${escapedText(text)}`),
  'a command': (text) => {
    const typed = parsePika(`join ${text}`);
    return typed.kind === 'join' ? typed.call : null;
  },
};

describe.each(Object.keys(places))('in %s', (place) => {
  const callAt = (text: string) => places[place]?.(text) ?? null;

  test.each([
    ['as Slack writes a bare one', '<http://meet.google.com/abc-defg-hij|meet.google.com/abc-defg-hij>'],
    ['without a scheme', 'meet.google.com/abc-defg-hij'],
    ['in upper case', 'HTTP://MEET.GOOGLE.COM/ABC-DEFG-HIJ'],
    ['with the port that it has anyway', 'https://meet.google.com:443/abc-defg-hij'],
    ['with the port that http has', 'http://meet.google.com:80/abc-defg-hij'],
    ['with a port, bare', 'meet.google.com:443/abc-defg-hij'],
    ['with a port, bare and marked', '<meet.google.com:443/abc-defg-hij>'],
    ['with the dot of a full name', 'https://meet.google.com./abc-defg-hij'],
    ['with both', 'https://MEET.google.com.:443/abc-defg-hij'],
    [
      'with both, in a redirect',
      'https://www.google.com.:443/url?q=https://meet.google.com.:443/abc-defg-hij',
    ],
    ['in English quotes', `“${meet}”`],
    ['in straight quotes', `"${meet}"`],
    ['in French quotes', `«\u00A0${meet}\u00A0»`],
    ['in German quotes', `„${meet}“`],
    ['before a Chinese comma', `${meet}，我们`],
    ['before a Chinese full stop', `${meet}。`],
    ['in Japanese brackets', `「${meet}」`],
    ['before Japanese words', `${meet}に参加`],
    ['before a dash', `${meet}— at 15:00`],
    ['before an ellipsis', `${meet}…`],
    ['before an invisible space', `${meet}\u200B`],
    ['with an invisible space in it', 'https://meet.google.com/abc-\u200Bdefg-hij'],
    ['with a soft hyphen in it', 'https://meet.google.com/abc-defg-\u00ADhij'],
    ['before a fixed space', `${meet}\u00A0`],
    ['before an escaped space', `${meet}&nbsp;`],
    ['with escapes in it', `<${meet}?authuser=0&amp;pli=1|x>`],
    ['in bold', `*${meet}*`],
    ['in Markdown', `[the call](${meet})`],
    ['behind a word and a colon', `Meet:${meet}`],
    ['behind another language’s word and a colon', `Ссылка:${meet}`],
    ['as its own label in Markdown', `[${meet}](${meet})`],
    ['beside another, after a comma', `${meet},${zoom}`],
    ['before a hyphen', `${meet}-`],
  ])('a link %s is the call', (_, text) => {
    expect(callAt(text)).toMatchObject({ key: 'meet:abc-defg-hij' });
  });

  test.each([
    ['behind the link', `<${zoom}?pwd=AbC.1#success>`, 'AbC.1'],
    ['in the second of two links', `${zoom} ${zoom}?pwd=AbC.1`, 'AbC.1'],
    ['with escapes', `<${zoom}?a=1&amp;pwd=AbC.1>`, 'AbC.1'],
    ['in English', `${zoom}\nMeeting ID: 812 3456 7890\nPasscode: 123456`, '123456'],
    ['as a password', `${zoom} Password: aB3dE6`, 'aB3dE6'],
    ['in German', `${zoom}\n\nMeeting-ID: 812 3456 7890\nKenncode: 123456`, '123456'],
    ['in older German', `${zoom}\nKennwort: 123456`, '123456'],
    ['in Spanish', `${zoom}\nCódigo de acceso: 123456`, '123456'],
    ['in French', `${zoom}\nCode secret : 123456`, '123456'],
    ['in Portuguese', `${zoom}\nSenha de acesso: 123456`, '123456'],
    ['in Italian', `${zoom}\nCodice d’accesso: 123456`, '123456'],
    ['in Dutch', `${zoom}\nToegangscode: 123456`, '123456'],
    ['in Polish', `${zoom}\nKod dostępu: 123456`, '123456'],
    ['in Russian', `${zoom}\nКод доступа: 123456`, '123456'],
    ['in Japanese', `${zoom}\nミーティングパスコード: 123456`, '123456'],
    ['in Chinese', `${zoom}\n会议密码：123456`, '123456'],
    ['in Korean', `${zoom}\n암호: 123456`, '123456'],
    ['in bold', `${zoom}\n*Passcode:* \`123456\``, '123456'],
    ['in brackets', `${zoom} (passcode 123456)`, '123456'],
    ['in Swedish', `${zoom}\nLösenord: 123456`, '123456'],
    ['in Finnish', `${zoom}\nSalasana: 123456`, '123456'],
    ['in Czech', `${zoom}\nPřístupový kód: 123456`, '123456'],
    ['in a German compound', `${zoom}\nMeeting-Passwort: 123456`, '123456'],
    ['in short', `${zoom} PW 123456`, '123456'],
    ['as a code', `${zoom}\nAccess code: 123456`, '123456'],
    ['behind a dash', `${zoom}\nPasscode – 123456`, '123456'],
    ['in wide digits', `${zoom}\nパスコード：１２３４５６`, '123456'],
    ['in two groups', `${zoom}\nPasscode: 123 456.`, '123456'],
    ['with signs', `${zoom}\nPasscode: 5&amp;y9*Eh`, '5&y9*Eh'],
  ])('Zoom’s passcode %s comes along', (_, text, passcode) => {
    expect(callAt(text)).toMatchObject({ key: 'zoom:81234567890', passcode });
  });

  test.each([
    ['asks for one', `${zoom}\nPasscode: required`],
    ['says that there is none', `${zoom}\nPassword: none`],
    ['says so in brackets', `${zoom}\nPasscode: (none)`],
    ['tells whom to ask', `${zoom}\nPasscode: ask Ada`],
    ['names another number', `${zoom} code review of PR 1530`],
    ['says how long one is', `${zoom} password 12 chars`],
    ['holds another address’s', `${zoom} https://acme.org/?pwd=hunter2`],
    ['speaks of one', `${zoom} the password is in the invite`],
  ])('a text that only %s gives none', (_, text) => {
    const call = callAt(text);
    expect(call === null || call.passcode === null).toBe(true);
  });

  test('a number that is written in groups is one number', () => {
    expect(callAt('https://zoom.us/j/812 3456 7890')).toMatchObject({ key: 'zoom:81234567890' });
    expect(callAt('<https://zoom.us/j/812> 3456 7890')).toMatchObject({ key: 'zoom:81234567890' });
  });
});

test('the passcode of an event comes from any of its fields', () => {
  const place = `LOCATION:${zoom}`;
  expect(callOfEvent(place, `DESCRIPTION:Join ${zoom}?pwd=AbC.1`)?.passcode).toBe('AbC.1');
  expect(callOfEvent(place, `DESCRIPTION:${'x '.repeat(2_000)}Passcode: 123456`)?.passcode).toBe('123456');
  expect(callOfEvent(place, 'X-ALT-DESC;FMTTYPE=text/html:<p>Kenncode: <b>123456</b></p>')?.passcode).toBe(
    '123456',
  );
});

test('a passcode far from a link isn’t taken for it', () => {
  const text = `${zoom}\n${'and so on '.repeat(200)}\nThe database: password: hunter2`;
  expect(callsIn([text]).calls[0]?.passcode).toBeNull();
});

test('of two Zoom calls each has its own passcode', () => {
  const other = 'https://zoom.us/j/99999999999';
  const { calls } = callsIn([`${zoom}\nPasscode: 111111\n\n${other}\nPasscode: 222222`]);
  expect(calls.map(({ key, passcode }) => [key, passcode])).toEqual([
    ['zoom:81234567890', '111111'],
    ['zoom:99999999999', '222222'],
  ]);
});

test('an app’s fields and buttons give link and passcode', () => {
  const attachments = [{ title_link: zoom, fields: [{ title: 'Passcode', value: '123456', short: true }] }];
  const [call] = linksInPost({ text: '', blocks: undefined, attachments });
  expect(call).toMatchObject({ key: 'zoom:81234567890', passcode: '123456' });
});

test('a label never leads anywhere, in Slack or in HTML', () => {
  for (const text of [`<https://evil.test|${meet}>`, `<a href="https://evil.test">${meet}</a>`])
    expect(callsIn([text]).calls, text).toEqual([]);
});

test('a link is found whatever stands around it, if it stands alone', () => {
  const around = fc.stringMatching(/^[\s“”‘’«»「」『』（），。！…—–•→"'()[\]{}<>*_~]{0,6}$/u);
  fc.assert(
    fc.property(around, around, (before, after) => {
      const text = `${before}${meet}${after}`;
      expect(
        callsIn([text]).calls.map(({ key }) => key),
        text,
      ).toEqual(['meet:abc-defg-hij']);
    }),
    { numRuns: 1_000 },
  );
});

test.each([
  ['https://g.co/meet/standup', 'meet_without_code'],
  ['https://meet.google.com/lookup/standup', 'meet_without_code'],
  ['meet.google.com/new', 'meet_without_code'],
  ['https://acme.zoom.us/my/ada', 'zoom_without_number'],
  ['https://us02web.zoom.us/meeting/register/tZ0abc', 'zoom_without_number'],
  ['https://teams.microsoft.com/l/meetup-join/19%3ameeting_x%40thread.v2/0', 'other_service'],
  ['https://teams.live.com/meet/9312345678?p=x', 'other_service'],
  ['https://acme.webex.com/meet/ada', 'other_service'],
  ['https://whereby.com/acme-standup', 'other_service'],
  ['https://meet.jit.si/AcmeStandup', 'other_service'],
  ['https://protect-us.mimecast.com/s/abc?domain=us02web.zoom.us', 'hidden'],
  ['https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fg.co%2Fmeet%2Fx', 'meet_without_code'],
])('%s is a call that can’t be joined: %s', (link, kind) => {
  expect(callsIn([`here: <${link}>`])).toMatchObject({ calls: [], unjoinable: { kind } });
});

test.each([
  'https://teams.microsoft.com/l/message/19:x@thread.v2/1',
  'https://zoom.us/rec/share/abc',
  'https://zoom.us/pricing',
  'https://whereby.com/blog',
  'https://www.webex.com/',
  'https://meet.google.com/',
  'https://protect-us.mimecast.com/s/abc?domain=acme.org',
  'https://evil.test/l/meetup-join/x',
])('%s isn’t a call', (link) => {
  expect(callsIn([`here: <${link}>`])).toEqual({ calls: [], unjoinable: null });
});
