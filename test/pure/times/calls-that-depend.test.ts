import { describe, expect, test } from 'vitest';
import { linksInPost } from '../../../listeners/messages/links-in-post.ts';
import { startsOfPost } from '../../../listeners/messages/starts-of-post.ts';
import { standingOf } from '../../../services/times/messages/calls-off.ts';
import { resolveStartTime } from '../../../services/times/messages/resolve-start-time.ts';

const link = '<https://meet.google.com/abc-defg-hij>';
// A Tuesday, ten o'clock in Berlin.
const now = new Date('2026-12-01T09:00:00Z');
const resolve = resolveStartTime(
  { timeZone: async () => 'Europe/Berlin' } as unknown as Parameters<typeof resolveStartTime>[0],
  () => now,
);

/** `now`, a moment, `nobody`, or why the card asks. `%` is where the link stands, else it's at the end. */
async function outcome(text: string): Promise<string> {
  const written = text.includes('%') ? text.replace('%', link) : `${text} ${link}`;
  const post = { channel: 'C1', ts: String(now.getTime() / 1_000), text: written, user: 'U1' };
  const [call] = await startsOfPost(resolve, post, { calls: linksInPost(post), byApp: false, teamId: 'T1' });
  if (call?.calledOff) return 'nobody';
  return call?.startsAt?.toISOString().slice(0, 16) ?? call?.startDoubt?.why ?? 'now';
}

/** The same, by the words alone where these are enough: reading times takes ten times as long. */
async function asks(text: string): Promise<string> {
  const standing = standingOf(text.replace('%', link));
  return standing === 'on' ? outcome(text) : standing;
}

describe('words that put the time somewhere else ask', () => {
  test.each([
    ...['see calendar', '% see the calendar invite', 'time is in the invite', 'it’s in your calendar'],
    ...['as per the invitation', 'check the team calendar', 'details in the calendar event', 'as scheduled'],
    ...[
      '% (see invite)',
      'siehe Kalender',
      'Zeit steht im Kalender',
      'laut Einladung',
      's. Termin im Kalender',
    ],
    ...[
      'voir le calendrier',
      'cf. agenda',
      'heure dans l’invitation',
      'ver calendario',
      'según la invitación',
    ],
    ...['hora en el calendario', 'ver agenda', 'conforme o convite', 'vedi calendario', 'ora nell’invito'],
    ...['zie agenda', 'tijd staat in de uitnodiging', 'zobacz kalendarz', 'zgodnie z zaproszeniem'],
    ...['se kalendern', 'enligt inbjudan', 'se kalenderen', 'ifølge invitationen', 'sjekk kalenderen'],
    ...['katso kalenteri', 'aika kutsussa', 'viz kalendář', 'čas je v pozvánce', 'takvime bakın'],
    ...['см. календарь', 'время в приглашении', 'див. календар', 'カレンダー参照', '招待をご確認ください'],
    ...['见日历', '时间看邀请', '캘린더 참고', '초대장 확인'],
  ])('%s', async (text) => expect(await asks(text)).toBe('elsewhere'));

  test('unless the message has a time of its own', async () => {
    expect(await outcome('standup at 15:00, see calendar')).toBe('2026-12-01T14:00');
    expect(await outcome('heute um 15 Uhr, siehe Kalender')).toBe('2026-12-01T14:00');
  });
});

describe('a call that is only for some case, or not settled, asks', () => {
  test.each([
    ...[
      'if needed',
      '% if necessary',
      'if need be',
      'as needed',
      'when needed',
      'in case we need it',
      'just in case',
    ],
    ...['if the deploy fails', 'if we have to', 'if Bob agrees', 'if anything breaks', 'in case of trouble'],
    ...[
      'unless somebody objects',
      'if you need me',
      'if time permits',
      'only if the build is red',
      'should we need it',
    ],
    ...[
      'maybe',
      'later maybe',
      'perhaps',
      'probably',
      'tentative',
      'we might need this',
      'tbd',
      'TBA',
      'tbc',
    ],
    ...['to be confirmed', 'time to follow', 'not sure yet', 'depends on the client', 'pending approval'],
    ...['in an emergency', 'for emergencies', 'optional call, we’ll see', 'pencilled in', 'save the date'],
    ...[
      'falls nötig',
      'wenn nötig',
      'bei Bedarf',
      'falls wir sie brauchen',
      'notfalls',
      'vielleicht',
      'evtl.',
      'ggf.',
    ],
    ...[
      'für alle Fälle',
      'sofern der Kunde zusagt',
      'steht noch nicht fest',
      'Uhrzeit folgt',
      'unter Vorbehalt',
    ],
    ...[
      'si besoin',
      'si nécessaire',
      'au cas où',
      'en cas de besoin',
      'peut-être',
      'éventuellement',
      'à confirmer',
    ],
    ...[
      'si hace falta',
      'si es necesario',
      'por si acaso',
      'quizás',
      'tal vez',
      'a lo mejor',
      'por confirmar',
    ],
    ...['se necessário', 'se for preciso', 'caso precise', 'talvez', 'a confirmar', 'em caso de emergência'],
    ...[
      'se necessario',
      'se serve',
      'in caso di bisogno',
      'nel caso',
      'forse',
      'eventualmente',
      'da confermare',
    ],
    ...[
      'indien nodig',
      'als het nodig is',
      'zo nodig',
      'misschien',
      'eventueel',
      'voor het geval dat',
      'nog te bepalen',
    ],
    ...['vid behov', 'om det behövs', 'kanske', 'ifall det strular', 'ved behov', 'hvis nødvendigt', 'måske'],
    ...['hvis det trengs', 'kanskje', 'tarvittaessa', 'jos tarvitsee', 'ehkä', 'varmuuden vuoksi'],
    ...['w razie potrzeby', 'jeśli będzie trzeba', 'może się przyda', 'ewentualnie', 'do potwierdzenia'],
    ...['v případě potřeby', 'pokud bude třeba', 'možná', 'pro jistotu', 'bude upřesněno'],
    ...[
      'при необходимости',
      'если понадобится',
      'на всякий случай',
      'возможно',
      'может быть',
      'время уточню',
    ],
    ...[
      'за потреби',
      'якщо буде потрібно',
      'можливо',
      'про всяк випадок',
      'gerekirse',
      'ihtiyaç olursa',
      'belki',
    ],
    ...[
      '必要なら',
      '念のため',
      '多分',
      '未定',
      '場合によっては',
      '如果需要',
      '需要的话',
      '待定',
      '也许',
      '以防万一',
    ],
    ...['필요하면', '혹시 모르니', '아마', '미정', '만약을 위해'],
  ])('%s', async (text) => expect(['depends', 'unsure', 'unclear']).toContain(await asks(text)));

  test('also with a time', async () => {
    for (const text of ['at 15:00 if needed', 'um 15 Uhr falls nötig', 'à 15h si besoin'])
      expect(['depends', 'unsure']).toContain(await outcome(text));
  });
});

describe('another time than is read asks', () => {
  test.each([
    ...[
      'next time',
      'another time',
      'some other day',
      'our 1:1 next sprint',
      'sometime this week',
      'whenever',
      'any time',
      'on the third',
    ],
    ...[
      'mid December',
      'early next week',
      'EOW',
      'in Q1',
      'next quarter',
      'no earlier than 3',
      'before Christmas',
    ],
    ...[
      'at :30',
      'half past',
      'on the half hour',
      'give me 5 minutes',
      'need five more minutes',
      'give me five',
    ],
    ...[
      'nächstes Mal',
      'ein andermal',
      'Anfang Dezember',
      'am Dritten',
      'am 3.',
      'den 3.',
      'vor Weihnachten',
    ],
    ...['nach Neujahr', 'nächstes Quartal', 'Punkt drei', 'in ’ner Stunde', 'KW 49 Do 10', 'irgendwann'],
    ...[
      'une autre fois',
      'la prochaine fois',
      'le 3',
      'début décembre',
      'le mois prochain',
      'otro día',
      'el día 3',
    ],
    ...[
      'la próxima vez',
      'el próximo mes',
      'outro dia',
      'na próxima vez',
      'dia 3',
      'un’altra volta',
      'il 3',
      'ore 15',
    ],
    ...[
      'il mese prossimo',
      'een andere keer',
      'volgende keer',
      'op de 3e',
      'voor kerst',
      'en annan gång',
      'nästa gång',
    ],
    ...[
      'næste gang',
      'neste måned',
      'efter jul',
      'ensi kerralla',
      'joskus',
      'innym razem',
      'w przyszłym miesiącu',
    ],
    ...[
      'po świętach',
      'jindy',
      'příště',
      'příští měsíc',
      'в другой раз',
      'в следующем месяце',
      'после праздников',
    ],
    ...[
      'іншим разом',
      'наступного разу',
      'başka zaman',
      'önümüzdeki ay',
      'また今度',
      '次回',
      '下次',
      '改天',
      '下个月',
      '다음번',
    ],
  ])('%s', async (text) => expect(await asks(text)).not.toMatch(/^(?:now|2026)/));
});

describe('what comes before it asks', () => {
  test.each([
    ...[
      'after standup',
      'right after the standup',
      'straight after standup %',
      'after that',
      'afterwards',
      'after work',
    ],
    ...[
      'post-standup',
      'before the demo',
      'before lunch',
      'at the end of the standup',
      'once Bob joins',
      'after we ship',
    ],
    ...[
      'when the deploy finishes',
      'as soon as the build is green',
      'when Anna gets back',
      'whenever the client calls',
    ],
    ...[
      'nach dem Standup',
      'direkt nach dem Daily %',
      'vor der Demo',
      'danach',
      'im Anschluss',
      'sobald Bob da ist',
    ],
    ...[
      'après le standup',
      'juste après la réunion',
      'avant la démo',
      'ensuite',
      'dès que Bob arrive',
      'à la fin du daily',
    ],
    ...[
      'después de la daily',
      'tras la reunión',
      'antes de la demo',
      'al terminar la reunión',
      'cuando llegue Bob',
    ],
    ...[
      'depois da daily',
      'após a reunião',
      'logo após o standup',
      'antes da demo',
      'assim que o Bob chegar',
    ],
    ...[
      'dopo lo standup',
      'subito dopo la riunione',
      'prima della demo',
      'appena finisce la call',
      'quando arriva Bob',
    ],
    ...['na de standup', 'meteen na het overleg', 'vóór de demo', 'daarna', 'zodra Bob er is', 'aansluitend'],
    ...[
      'efter standup',
      'direkt efter mötet',
      'före demon',
      'så snart Bob är här',
      'efter mødet',
      'inden demoen',
    ],
    ...['etter standupen', 'rett etter møtet', 'standupin jälkeen', 'kokouksen jälkeen', 'ennen demoa'],
    ...['po standupie', 'zaraz po spotkaniu', 'przed demo', 'po standupu', 'hned po schůzce', 'před demem'],
    ...['после стендапа', 'сразу после созвона', 'перед демо', 'після стендапу', 'перед зустріччю', 'потом'],
    ...[
      'standuptan sonra',
      'toplantıdan önce',
      '朝会の後',
      '会議のあと',
      '終わり次第',
      '站会后',
      '会议结束后',
      '스탠드업 후',
    ],
    ...['회의 끝나고', '데모 전에'],
  ])('%s', async (text) => expect(await asks(text)).not.toMatch(/^(?:now|2026)/));
});

describe('an ordinary post goes at once', () => {
  test.each([
    ...[
      '',
      'join us here:',
      'standup now',
      '% standup',
      'hop on',
      'we are here',
      'meeting room:',
      'Meet link:',
      'retro!',
    ],
    ...[
      '@here standup time',
      'can someone join %?',
      'please join if you can',
      'join if you like',
      'join us if you have time',
    ],
    ...[
      'anyone who wants to can join',
      'if you want to join: %',
      'feel free to join',
      'if I’m late, start without me',
    ],
    ...[
      'let me know if you can’t make it',
      'come when you can',
      'join when you’re ready',
      'as soon as possible please',
    ],
    ...[
      'calendar review',
      'editorial calendar sync',
      'same link as in the calendar',
      'scheduling sync',
      'invite everyone',
    ],
    ...[
      'calendar integration demo',
      'link from the invite is broken? no, this one works',
      'emergency room redesign review',
    ],
    ...[
      'postmortem',
      'pre-launch checklist review',
      'case study review',
      'use case sync',
      'optional features review',
    ],
    ...[
      'needs review',
      'the need for speed',
      'dependency update call',
      'conditional rendering review',
      'post-launch retro',
    ],
    ...[
      'wir sind hier',
      'kommt dazu',
      'wenn ihr Zeit habt, kommt dazu',
      'jetzt Standup',
      'Kalender-Projekt',
      'Fallstudie',
    ],
    ...[
      's’il vous plaît rejoignez-nous',
      'on est là',
      'si vous voulez',
      'c’est parti',
      'estamos aquí',
      'sí, entrad',
    ],
    ...[
      'si podéis, entrad',
      'se possível entrem',
      'estamos aqui',
      'siamo qui',
      'se volete',
      'we zijn er',
      'als je tijd hebt',
    ],
    ...[
      'vi är här',
      'kom gärna',
      'vi er i gang nu',
      'olemme täällä',
      'jesteśmy tutaj',
      'może ktoś dołączyć?',
      'jsme tady',
    ],
    ...[
      'мы здесь',
      'подключайтесь',
      'если хотите, заходите',
      'ми тут',
      'buradayız',
      'buyurun',
      '今やってます',
      '参加してください',
    ],
    ...['我们开始了', '大家进来吧', '지금 시작합니다', '들어오세요'],
  ])('%s', async (text) => expect(await outcome(text)).toBe('now'));

  test('where a condition is far from its link', async () => {
    const long = `Release notes.\nIf the build fails, ask Ada.\n${'More about it.\n'.repeat(30)}Standup now:\n%\nWelcome`;
    expect(await outcome(long)).toBe('now');
  });
});
