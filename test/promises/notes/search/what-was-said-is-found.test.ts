import { expect, test } from 'vitest';
import { tookPlace, typed } from '../../../support/past-meetings.ts';
import { startWorld } from '../../../support/world.ts';

const said = (text: string, speaker = 'Priya Nair', startMs = 65_000) => ({
  text,
  evidence: [{ speaker, startMs, text }],
});

test('a question finds the words, who said them when, in which meeting, and its thread', async () => {
  const world = await startWorld();
  const { page } = await tookPlace(world, {
    title: 'Pricing sync',
    said: [
      ['Jonas Weber', 'Let us begin with the roadmap.'],
      ['Priya Nair', 'The price per seat stays at twenty dollars & not < fifteen.'],
    ],
  });
  await tookPlace(world, { title: 'Standup', said: [['Ada', 'The build is green again.']] });

  const answer = await typed(world, 'ask what did we say about the price per seat?');

  expect(answer).toContain('Searched 2 meetings');
  expect(answer).toContain(`• *<${page}|Pricing sync>*, <!date^`);
  expect(answer).toContain(
    ': Priya Nair `00:10`\n>The price per seat stays at twenty dollars &amp; not &lt; fifteen.',
  );
  expect(answer).not.toContain('build is green');
});

test('words in other forms, names, other languages and what English skips are found', async () => {
  const world = await startWorld();
  await tookPlace(world, {
    title: 'Mixed',
    said: [
      ['Will', 'I am shipping the exporter on Monday.'],
      ['Jürgen Groß', 'Wir haben den Preis auf 20 Euro festgelegt.'],
      ['', 'Отчёт готов к пятнице.'],
      ['Akira', '会議は金曜日です。'],
      ['Li Wei', '价格 is 会 first, 议 later.'],
      ['Zoé', 'On garde l’été comme échéance.'],
      ['Uwe', 'Die Straße in München ist gesperrt.'],
      ['Ute', 'Frau Mueller kommt.'],
    ],
  });

  const finds: [asked: string, found: string][] = [
    ['who shipped the exporters?', 'I am shipping the exporter'],
    ['will', 'I am shipping'],
    ['jürgen', 'Wir haben den Preis'],
    ['PREIS festgelegt', 'Wir haben den Preis'],
    ['отчёт', 'someone `00:20`\n>Отчёт готов'],
    ['金曜日', '会議は金曜日です。'],
    ['会議の日はいつですか', '会議は金曜日です。'],
    ['price 价格', 'Li Wei'],
    ['ÉCHÉANCE', 'On garde'],
    ['Strasse Muenchen', 'Die Straße in München'],
    ['wann kommt frau müller?', 'Frau Mueller kommt'],
    ['"the exporter"', 'I am shipping the exporter'],
    ['exporter -tuesday', 'I am shipping the exporter'],
  ];
  for (const [asked, found] of finds) expect(await typed(world, `ask ${asked}`), asked).toContain(found);
  for (const none of ['exporter -monday', 'exporter -"on monday"', '-exporter'])
    expect(await typed(world, `ask ${none}`), none).toContain('Nothing about that');
});

test('accents count on neither side, nor do letters that keyboards lack', async () => {
  const world = await startWorld();
  const lines: [said: string, asked: readonly string[]][] = [
    ['Das Büro in München zieht um.', ['munchen', 'buro', 'muenchen']],
    ['Send me your résumé today.', ['resume', 'resumés']],
    ['La réunion du comité est annulée.', ['reunion comite', '"reunion du comite"']],
    ['Die Straße am Fuß der Höhe.', ['strasse', 'fuss']],
    ['Spotkanie w Łodzi było krótkie.', ['lodzi', 'krotkie']],
    ['Mødet i Tromsø er på æbleøen.', ['modet', 'Tromsoe', 'aebleoen']],
    ['Toplantı İzmir ofisinde, kapıda.', ['toplanti', 'izmir', 'KAPIDA']],
    ['El niño llegó a Málaga.', ['nino', 'malaga']],
    ['Hůlka koupil žlutý kůň.', ['zluty kun']],
    ['Ещё один отчёт.', ['еще отчет']],
    ['회의는 금요일입니다.', ['금요일입니다']],
    ['ガラスの会議', ['ガラス']],
    ['The cafe was plain.', ['café']],
  ];
  await tookPlace(world, { said: lines.map(([said], nth) => [`Zoë ${nth}`, said]) });
  await tookPlace(world, { title: 'In pieces', said: [['Ada', 'Der Köder liegt im Nil.'.normalize('NFD')]] });

  for (const [said, questions] of [...lines, ['liegt im Nil', ['koder', 'köder']] as const])
    for (const asked of questions) {
      const answer = await typed(world, `ask ${asked}`);
      expect(answer, asked).toContain(said);
      expect(answer.match(/^>/gm), asked).toHaveLength(1);
    }
  // A mark that makes another letter stays.
  expect(await typed(world, 'ask カ')).not.toContain('ガラス');
});

test('numbers, identifiers and addresses are found by their parts and as a whole', async () => {
  const world = await startWorld();
  await tookPlace(world, {
    title: 'Incidents',
    said: [
      ['Ada', 'We saw E-4021 again, after build v2.31.7.'],
      ['Ben', 'Look at grafana.acme.io/d/latency_p99, or ask ops@acme.io.'],
      ['Cleo', 'Ticket INC/77_b, at 15:45, error code −12 – see RFC‑9110.'],
      ['Dan', 'The follow-up is on Friday.'],
    ],
  });

  const finds: [asked: string, found: string][] = [
    ['4021', 'We saw E-4021'],
    ['E-4021', 'We saw E-4021'],
    ['e 4021', 'We saw E-4021'],
    ['"E-4021"', 'We saw E-4021'],
    ['what about #4021?', 'We saw E-4021'],
    ['2.31', 'We saw E-4021'],
    ['rfc9110', 'Ticket INC/77_b'],
    ['v2.31.7', 'We saw E-4021'],
    ['grafana', 'Look at grafana'],
    ['latency p99', 'Look at grafana'],
    ['ops@acme.io', 'Look at grafana'],
    ['77', 'Ticket INC/77_b'],
    ['INC/77_b', 'Ticket INC/77_b'],
    ['15:45', 'Ticket INC/77_b'],
    ['9110', 'Ticket INC/77_b'],
    ['follow-ups', 'The follow-up'],
  ];
  for (const [asked, found] of finds) expect(await typed(world, `ask ${asked}`), asked).toContain(found);
});

test('a question with some words that nobody said finds the passages with most of its words', async () => {
  const world = await startWorld();
  await tookPlace(world, {
    title: 'Launch',
    said: [
      ['Ada', 'Lunch is at noon on that date.'],
      ['Ben', 'The launch date moves to the fifth of March.'],
    ],
  });

  const answer = await typed(
    world,
    'ask please remind me when exactly is our launch date supposed to happen?',
  );

  expect(answer.indexOf('fifth of March')).toBeGreaterThan(0);
  expect(answer.indexOf('fifth of March')).toBeLessThan(answer.indexOf('Lunch is at noon'));
});

test('a question about what was decided gets decisions first; titles, summaries, tasks, questions and chapters are found too', async () => {
  const world = await startWorld();
  await tookPlace(world, {
    title: 'Zebra review',
    summary: 'Everybody liked the giraffe.',
    decisions: [said('Ship the walrus in May.')],
    questions: [said('Who feeds the ocelot?', '')],
    chapters: [{ title: 'Pelican', startMs: 600_000, summary: 'how it flies' }],
    items: [{ text: 'Wash the hippo', ownerName: 'Jonas' }],
    said: [
      ['Ada', 'walrus walrus walrus walrus'],
      ['Ben', 'The walrus again, the walrus.'],
    ],
  });

  const decided = await typed(world, 'ask what did we decide about the walrus?');
  expect(decided.split('\n>')[1]).toContain('Ship the walrus in May.');
  expect(decided).toContain(': a decision Priya Nair `01:05`\n>Ship the walrus in May.');
  const finds: [asked: string, found: string][] = [
    ['zebra', ': its title\n>Zebra review'],
    ['giraffe', ': in its summary\n>Everybody liked the giraffe.'],
    ['ocelot', ': an open question `01:05`\n>Who feeds the ocelot?'],
    ['pelican', ': a chapter `10:00`\n>Pelican: how it flies'],
    ['what does jonas have to wash', ': an action item\n>Wash the hippo (Jonas)'],
  ];
  for (const [asked, found] of finds) expect(await typed(world, `ask ${asked}`), asked).toContain(found);
});

test('one meeting does not crowd out the others, and of equals the newer comes first', async () => {
  const world = await startWorld();
  const talk = (count: number) =>
    Array.from(
      { length: count },
      (_, index) => [`P${index}`, `The budget is ${index + 10} thousand.`] as const,
    );
  await tookPlace(world, { title: 'Old', daysAgo: 300, said: talk(1) });
  await tookPlace(world, { title: 'Long', daysAgo: 2, said: talk(9) });
  await tookPlace(world, { title: 'Newest', daysAgo: 1, said: talk(1) });

  const answer = await typed(world, 'ask budget');

  const titles = [...answer.matchAll(/\|(Old|Long|Newest)>/g)].map(([, title]) => title);
  expect(titles).toEqual(['Newest', 'Long', 'Long', 'Old', 'Long']);
});

test('a search that finds nothing says in how many meetings and what to try; an empty one shows the usage', async () => {
  const world = await startWorld();
  expect(await typed(world, 'ask anything at all')).toContain('no past meetings');
  await tookPlace(world, { said: [['Ada', 'Hello.']] });

  expect(await typed(world, 'ask about dinosaurs')).toMatch(/in 1 meeting\..*`\/pika meetings`/);
  expect(await typed(world, 'ask')).toContain('Usage: `/pika ask &lt;question&gt;`');
});
