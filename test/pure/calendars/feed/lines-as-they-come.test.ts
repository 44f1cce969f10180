import { expect, test } from 'vitest';
import { occurrencesIn } from '../../../../services/calendars/feed/occurrences-in.ts';
import { calendar, firstHalf, listed } from './ics.ts';

const good = 'UID:good\nDTSTART:20261203T100000Z\nDURATION:PT30M\nSUMMARY:good';
const goodRead = '12-03 10:00–10:30 good';
const first = '12-02 10:00–10:00 x';

const title = 'A title that is long enough to be folded: Müller’s 🎉 party, with much to say';

test.each([
  ['lines that end in CR CR LF', (feed: string) => feed.replaceAll('\r\n', '\r\r\n')],
  ['lines that end in CR', (feed: string) => feed.replaceAll('\r\n', '\r')],
  ['lines that end in LF', (feed: string) => feed.replaceAll('\r\n', '\n')],
  ['an empty line in a fold', (feed: string) => feed.replaceAll('\r\n ', '\r\n\r\n ')],
  ['empty lines everywhere', (feed: string) => feed.replaceAll('\r\n', '\r\n\r\n')],
  ['folds with tabs', (feed: string) => feed.replaceAll('\r\n ', '\r\n\t')],
  ['a mark of its encoding', (feed: string) => `\ufeff${feed}`],
  [
    'such marks before each line',
    (feed: string) => feed.replaceAll('\r\n', '\r\n\ufeff').replaceAll('\ufeff ', ' '),
  ],
  ['a warning of a server before it', (feed: string) => `Warning: x in y.php on line 3\r\n\r\n${feed}`],
  ['blanks before it', (feed: string) => `\n  ${feed}`],
  ['a remark after it', (feed: string) => `${feed}<!-- ${'served '.repeat(500)}-->`],
  ['no line break at its end', (feed: string) => feed.trimEnd()],
])('%s', (_, worse) => {
  const folded = `SUMMARY:${title.replaceAll(/(.{20})/gu, '$1\n ')}`;
  const event = `UID:a\nDTSTART:20261202T100000Z\n${folded}\nLOCATION:https://meet.google\n .com/abc-defg-hij`;
  const expected = [`12-02 10:00–10:00 ${title}, meet:abc-defg-hij`, goodRead];
  expect(listed(worse(calendar(event, good)))).toEqual(expected);
});

/** What a feed of bytes has. */
function listedBytes(bytes: Uint8Array): string[] {
  const read = occurrencesIn(bytes, firstHalf);
  return read.ok ? read.occurrences.map(({ title }) => title) : [read.problem];
}

test('bytes folded within a character, in other encodings or several at once are read', () => {
  const event = (name: string) => calendar(`UID:a\nDTSTART:20261202T100000Z\nSUMMARY:${name}`, good);
  const utf8 = Buffer.from(event(title));
  const at = utf8.indexOf('🎉');
  for (const length of [1, 2, 3]) {
    for (const fold of ['\r\n ', '\r\r\n\t', '\n\n ']) {
      const parts = [utf8.subarray(0, at + length), Buffer.from(fold), utf8.subarray(at + length)];
      expect(listedBytes(Buffer.concat(parts))).toEqual([title, 'good']);
    }
  }
  expect(listedBytes(utf8)).toEqual([title, 'good']);
  expect(listedBytes(Buffer.from(`\ufeff${event(title)}`))).toEqual([title, 'good']);
  expect(listedBytes(Buffer.from(`\ufeff${event(title)}`, 'utf16le'))).toEqual([title, 'good']);
  expect(listedBytes(Buffer.from(`\ufeff${event(title)}`, 'utf16le').swap16())).toEqual([title, 'good']);
  expect(listedBytes(Buffer.from(event('Müller, café'), 'latin1'))).toEqual(['Müller, café', 'good']);
  const windows = Buffer.from(event('\x93Müller\x94 – 🎉 M\xfcller').replaceAll('\x93Müller\x94', '#'));
  const mixed = Buffer.concat(
    [...windows].map((byte) => Buffer.from(byte === 0x23 ? [0x93, 0xfc, 0x94] : [byte])),
  );
  expect(listedBytes(mixed)).toEqual(['“ü” – 🎉 Müller', 'good']);
});

test('texts in quoted-printable and base64 are read', () => {
  const texts = [
    'SUMMARY;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:Caf=C3=A9=20with=\nout',
    'LOCATION;ENCODING=QUOTED-PRINTABLE:https://meet=\n.google.com/abc=2Ddefg-=\nhij',
  ];
  expect(listed(calendar(`UID:a\nDTSTART:20261202T100000Z\n${texts.join('\n')}`, good))).toEqual([
    '12-02 10:00–10:00 Café without, meet:abc-defg-hij',
    goodRead,
  ]);
  const coded = `SUMMARY;ENCODING=BASE64:${Buffer.from('Café').toString('base64')}`;
  expect(listed(calendar(`UID:a\nDTSTART:20261202T100000Z\n${coded}`))).toEqual(['12-02 10:00–10:00 Café']);
  const latin = 'SUMMARY;ENCODING=QUOTED-PRINTABLE;CHARSET=ISO-8859-1:Caf=E9';
  expect(listed(calendar(`UID:a\nDTSTART:20261202T100000Z\n${latin}`))).toEqual(['12-02 10:00–10:00 Café']);
});

test('unfolded lines of a description are its text, and a link there is the call', () => {
  const text = 'DESCRIPTION:Agenda\nNotes\nhttps://meet.google.com/abc-defg-hij\n\nSee you: soon';
  expect(listed(calendar(`UID:a\nDTSTART:20261202T100000Z\n${text}\nSUMMARY:x`, good))).toEqual([
    `${first}, meet:abc-defg-hij`,
    goodRead,
  ]);
  const escaped = 'DESCRIPTION:https\\://meet.google.com/abc-defg-hij\\nbye';
  expect(listed(calendar(`UID:a\nDTSTART:20261202T100000Z\n${escaped}\nSUMMARY:x`))).toEqual([
    `${first}, meet:abc-defg-hij`,
  ]);
});

test.each([
  ['ATTENDEE;EMAIL=ben@acme.org;PARTSTAT=DECLINED:urn:uuid:3b1c1e2a-0000', null, 'declined'],
  ['ATTENDEE;EMAIL="Ben@Acme.org";PARTSTAT=declined:/aMjYz/principal/', null, 'declined'],
  ['ATTENDEE;EMAIL=ben@acme.org;CN=Ben:mailto:2_gezdg@imip.me.com', 'Ben', 'needs_action'],
  ['ATTENDEE;EMAIL=none:mailto:ben@acme.org', null, 'needs_action'],
  ['ATTENDEE;PARTSTAT=Accepted:MAILTO:ben@acme.org', null, 'accepted'],
  ['ATTENDEE;PARTSTAT="ACCEPTED": Mailto: Ben@acme.org ', null, 'accepted'],
  [
    'ATTENDEE;CN="Silva, Ben; of: Acme";PARTSTAT=TENTATIVE:mailto:ben@acme.org',
    'Silva, Ben; of: Acme',
    'tentative',
  ],
  ['ATTENDEE;CN=Silva: Ben;PARTSTAT=DECLINED:mailto:ben@acme.org', 'Silva: Ben', 'declined'],
  ['ATTENDEE;CN=Silva; Ben;PARTSTAT=DECLINED:mailto:ben@acme.org', 'Silva; Ben', 'declined'],
  ['ATTENDEE;MEMBER="mailto:a@b.c","mailto:d@e.f";PARTSTAT=DECLINED:mailto:ben@acme.org', null, 'declined'],
  ['ATTENDEE;DELEGATED-TO="mailto:a@b.c","mailto:d@e.f";PARTSTAT=DELEGATED:ben@acme.org', null, 'declined'],
  ['ATTENDEE;STATUS=DECLINED:Ben <ben@acme.org>', null, 'declined'],
  ['ATTENDEE;CN=ben@acme.org;PARTSTAT=DECLINED:urn:uuid:1', null, 'declined'],
  ["ATTENDEE;CN='ben@acme.org':SMTP:ben@acme.org", null, 'needs_action'],
  ['ATTENDEE;CN="Ben^nSilva":"mailto:ben@acme.org"', 'Ben Silva', 'needs_action'],
  ["ATTENDEE;CN=Ben ^'B^' Silva:mailto:ben@acme.org", 'Ben "B" Silva', 'needs_action'],
  ['ATTENDEE;CN="Ben "B" Silva":mailto:ben@acme.org', 'Ben B" Silva"', 'needs_action'],
  ['ATTENDEE;CN="Ben:mailto:ben@acme.org', '"Ben', 'needs_action'],
  ['ATTENDEE:mailto:mailto:<ben@acme.org>?subject=x', null, 'needs_action'],
  ['ATTENDEE:ben%40acme.org', null, 'needs_action'],
  ['attendee;partstat=declined:ben@acme.org', null, 'declined'],
])('a guest, however their address is written: %s', (guest, name, status) => {
  const read = occurrencesIn(
    calendar(`${good}\n${guest}\nATTENDEE:urn:uuid:1\nATTENDEE:invalid:nomail`),
    firstHalf,
  );
  expect(read.ok && read.occurrences[0]?.guests).toEqual([{ name, email: 'ben@acme.org', status }]);
});

test('an address with an apostrophe is whole', () => {
  const read = occurrencesIn(calendar(`${good}\nATTENDEE:mailto:dan.o'brien@acme.org`), firstHalf);
  expect(read.ok && read.occurrences[0]?.guests[0]?.email).toBe("dan.o'brien@acme.org");
});

test.each(['X-MICROSOFT-ONLINEMEETINGCONFLINK', 'X-ZOOM-MEETING-URL', 'ATTACH', 'COMMENT', 'SUMMARY'])(
  'a link in a rare place is the call if there is none elsewhere: %s',
  (name) => {
    const event = `UID:a\nDTSTART:20261202T100000Z\n${name}:https://meet.google.com/abc-defg-hij`;
    expect(listed(calendar(event))[0]).toContain('meet:abc-defg-hij');
    const other = `${event}\nDESCRIPTION:https://meet.google.com/zzz-zzzz-zzz`;
    expect(listed(calendar(other))[0]).toContain('meet:zzz-zzzz-zzz');
  },
);
