import { describe, expect, test } from 'vitest';
import { standingOf } from '../../../services/times/messages/calls-off.ts';
import { lengthIn } from '../../../services/times/messages/lengths.ts';

const link = '<https://meet.google.com/abc-defg-hij>';
const standing = (text: string) => standingOf(text.includes('<') ? text : `${text} ${link}`);

describe('a plain refusal sends nobody', () => {
  test.each([
    ...[
      'Don’t join',
      'do not join',
      'Please don’t join this',
      'no need to join',
      'skip this one',
      'let’s skip',
    ],
    ...[
      'CANCELLED - Weekly sync',
      'standup canceled :(',
      'we have to cancel',
      'we need to cancel today’s standup',
    ],
    ...['nicht beitreten', 'Das Standup ist abgesagt', 'ne rejoignez pas', 'réunion annulée', 'no te unas'],
    ...['reunión cancelada', 'não entre', 'riunione annullata', 'non partecipare', 'niet deelnemen'],
    ...[
      'vergadering gaat niet door',
      'spotkanie odwołane',
      'nie dołączaj',
      'встреча отменена',
      'не подключайтесь',
    ],
    ...['зустріч скасовано', 'mötet är inställt', 'mødet er aflyst', 'ikke bli med', 'palaveri peruttu'],
    ...['toplantı iptal', 'katılmayın', '会議は中止です', '参加不要', '会议取消', '회의 취소'],
  ])('%s', (text) => expect(standing(text)).toBe('off'));
});

describe('words of doubt ask', () => {
  test.each([
    ...[
      `recording of ${link} from yesterday`,
      'standup is on, the retro is cancelled',
      'standup moved to Thursday',
    ],
    ...['don’t join late', 'do not join before 3pm', 'we don’t need the bot', 'ist das Meeting abgesagt?'],
    ...['Termin verschoben', 'réunion reportée', 'reunião adiada', 'запись созвона', '昨日の録画'],
  ])('%s', (text) => expect(standing(text)).toBe('unclear'));
});

describe('what says no to something else goes ahead', () => {
  test.each([
    ...['I can’t join, send Stand-in', 'don’t forget the standup', 'no need to prepare, standup at 3'],
    ...[
      'das Meeting ist nicht abgesagt',
      'standup is not cancelled',
      'please post a recap',
      'can you take notes?',
    ],
    ...['Guten Tag zusammen, hier der Link', 'I’ll skip today', 'Ada can’t make it'],
  ])('%s', (text) => expect(standing(text)).toBe('on'));
});

describe('how long somebody is to stay', () => {
  test.each([
    [`${link} for 15 minutes`, 15],
    [`${link} 15 min`, 15],
    [`standup ${link} (1h)`, 60],
    [`join for an hour ${link}`, 60],
    [`${link} for half an hour please`, 30],
    [`${link} für 20 Minuten`, 20],
    [`${link} pendant une heure`, 60],
    [`${link} durante 45 minutos`, 45],
    [`${link} на 30 минут`, 30],
    [`waiting for 15 minutes ${link}`, null],
    [`I was away for 2 hours, ${link}`, null],
    [`in 15 minutes ${link}`, null],
    [`for 15 minutes, or for 30 minutes ${link}`, null],
    [`for 0 minutes ${link}`, null],
    [`standup ${link}`, null],
  ])('%s: %s', (text, minutes) => expect(lengthIn(text)).toBe(minutes));
});

test.each(['<', '-', '1 ', 'a', 'не ', 'cancel ', 'don’t ', 'for 1', '(', '. ', '1 a '])(
  'a very long message of “%s” costs no time',
  (piece) => {
    const text = piece.repeat(2_000_000 / piece.length);
    const { user } = process.cpuUsage();
    standingOf(text);
    lengthIn(text);
    expect(process.cpuUsage().user - user).toBeLessThan(1_000_000);
  },
);
