import { describe, expect, test } from 'vitest';
import { standingOf } from '../../../services/times/messages/calls-off.ts';
import { lengthIn } from '../../../services/times/messages/lengths.ts';
import { onThisMachine } from '../../on-this-machine.ts';

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

describe('what is over, wrong, for people only, or wanted by nobody asks', () => {
  test.each([
    ...[
      'nvm',
      'please disregard',
      'ignore this',
      'hold off joining',
      'wait',
      'not today',
      'stay out',
      'nobody join',
    ],
    ...[
      'it’s off',
      'the call has ended',
      'we’re done here',
      'that was great',
      'already happened',
      'missed it',
    ],
    ...[
      'backup link',
      'alternative link if Meet fails',
      'save this link',
      'bookmark this',
      'in case you need it',
    ],
    ...['my personal room', 'our permanent room', 'use this from now on', 'new link for the standup'],
    ...['falscher Kanal', 'mauvais canal', 'canal equivocado', 'on vient de finir', 'acabamos de terminar'],
    ...[
      'just ended',
      'we wrapped up',
      'we just finished',
      'the call just finished',
      'we are not doing this today',
      'we aren’t doing it this week',
      'do NOT use',
      'wrong channel',
      'sorry, wrong thread',
    ],
    ...[
      'wrong link',
      'link is broken',
      'does this link work?',
      'is this the right link?',
      'e.g.',
      'example:',
    ],
    ...['private', 'confidential', 'humans only', 'don’t record', 'no notes please', 'not for the bot'],
    ...[
      'falscher Link',
      'ohne Bot',
      'du musst nicht kommen',
      'ist vorbei',
      'bitte ignorieren',
      'nicht nötig',
    ],
    ...[
      'mauvais lien',
      'sans bot',
      'ne venez pas',
      'oubliez',
      'c’est fini',
      'enlace viejo',
      'no vengas',
      'ya terminó',
    ],
    ...[
      'link errado',
      'não precisa',
      'esquece',
      'vecchio link',
      'non serve',
      'è finita',
      'hoeft niet',
      'laat maar',
    ],
    ...[
      'fel länk',
      'kom inte',
      'forkert link',
      'trengs ikke',
      'vanha linkki',
      'ei tarvitse',
      'nie trzeba',
      'zły link',
    ],
    ...['nechoď', 'starý odkaz', 'gelmeyin', 'gerek yok', 'не надо', 'без бота', 'старая ссылка', 'не треба'],
    ...[
      'リスケ',
      '終わりました',
      '古いリンク',
      '不用来',
      '链接错了',
      '必要ないで',
      '필요 없음',
      '끝났습니다',
    ],
  ])('%s', (text) => expect(standing(text)).not.toBe('on'));
});

describe('no call in many languages sends nobody', () => {
  test.each([
    ...[
      'heute kein Standup',
      'pas de daily aujourd’hui',
      'sin reunión',
      'não há reunião',
      'nessuna riunione oggi',
    ],
    ...[
      'vandaag geen daily',
      'ingen standup idag',
      'ei standupia',
      'dziś nie ma standupu',
      'dnes není standup',
    ],
    ...[
      'schůzka je zrušená',
      'bugün standup yok',
      'созвона не будет',
      'сегодня без стендапа',
      'зустрічі не буде',
    ],
  ])('%s', (text) => expect(standing(text)).toBe('off'));
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
    ...[
      'no worries, just join',
      'no blockers',
      'don’t be late',
      'don’t hesitate to join',
      'never miss a standup',
    ],
    ...[
      'kein Problem',
      'nicht vergessen: Standup',
      'ich kann nicht kommen',
      'n’oubliez pas le standup',
      'pas mal',
    ],
    ...['não esqueçam', 'nessun problema', 'vergeet de standup niet', 'glem ikke standup', 'älkää unohtako'],
    ...['не забудьте про стендап', 'не опаздывайте', 'unutmayın', '忘れないで', '没问题', '늦지 마세요'],
    ...['done is better than perfect', 'private beta review', 'ignored tests review', 'here is the new link'],
  ])('%s', (text) => expect(standing(text)).toBe('on'));
});

describe('nobody meets, or all have met', () => {
  test.each([
    ...[
      'standup: async today',
      'let’s do async',
      'standup is async',
      'async standup',
      'daily async this week',
    ],
    ...['thanks for joining', 'thank you all for coming', 'great call everyone', 'good meeting today'],
    ...['notes from', 'action items from today', 'sorry, missed the call', 'the link going forward'],
  ])('%s', (text) => expect(standing(text)).toBe('unclear'));

  test.each([
    ...[
      'on annule la réu',
      'j’annule',
      'wir sagen das Meeting ab',
      'cancelamos hoy',
      'annulliamo',
      'afgezegd',
    ],
    ...['odwołujemy', 'vi aflyser', 'vi ställer in mötet', 'perumme'],
  ])('whoever calls it off: %s', (text) => expect(standing(text)).toBe('off'));

  test.each([
    ...['async processing review', 'good meeting room', 'thanks for setting this up', 'great news everyone'],
    ...['taking notes in the doc', 'summary for the board'],
  ])('but not %s', (text) => expect(standing(text)).toBe('on'));
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
    [`for 1,5h ${link}`, 90],
    [`for 1h30 ${link}`, 90],
    [`for an hour and a half ${link}`, 90],
    [`на полчаса ${link}`, 30],
    [`per mezz’ora ${link}`, 30],
    [`5-10 min ${link}`, null],
    [`14h30 ${link}`, null],
    [`9h ${link}`, null],
    [`I am here ${link}`, null],
    [`ahora ${link}`, null],
  ])('%s: %s', (text, minutes) => expect(lengthIn(text)).toBe(minutes));
});

test.each(['<', '-', '1 ', 'a', 'не ', 'cancel ', 'don’t ', 'for 1', '(', '. ', '1 a '])(
  'a very long message of “%s” costs no time',
  (piece) => {
    const text = piece.repeat(2_000_000 / piece.length);
    const { user } = process.cpuUsage();
    standingOf(text);
    lengthIn(text);
    expect(process.cpuUsage().user - user).toBeLessThan(onThisMachine(1_000_000));
  },
);
