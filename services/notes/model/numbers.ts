/** From zero on; the tens from twenty on; a hundred and a thousand. Folded: without accents. */
const listed = `
en: zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen; twenty thirty forty fifty sixty seventy eighty ninety; hundred thousand
de: null eins zwei drei vier funf sechs sieben acht neun zehn elf zwolf dreizehn vierzehn funfzehn sechzehn siebzehn achtzehn neunzehn; zwanzig dreißig vierzig funfzig sechzig siebzig achtzig neunzig; hundert tausend
fr: zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize; vingt trente quarante cinquante soixante; cent mille
es: cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve; veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa; cien mil
pt: zero um dois tres quatro cinco seis sete oito nove dez onze doze treze quatorze quinze dezesseis dezessete dezoito dezenove; vinte trinta quarenta cinquenta sessenta setenta oitenta noventa; cem mil
nl: nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien; twintig dertig veertig vijftig zestig zeventig tachtig negentig; honderd duizend`;

const split = (words: string) => words.trim().split(/\s+/);
const readers = new Map(
  listed
    .trim()
    .split('\n')
    .map((line) => {
      const [code = '', rest = ''] = line.split(': ');
      const [ones = [], tens = [], large = []] = rest.split(';').map(split);
      const values = [
        ...ones.map((word, value) => [word, value] as const),
        ...tens.map((word, index) => [word, (index + 2) * 10] as const),
        ...large.map((word, index) => [word, [100, 1_000][index] ?? 0] as const),
      ];
      return [code, new Map(values)] as const;
    }),
);

const ordinals = split('first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth');
const digits = /\d+(?:[.,'’\u202F]\d+)*(?:k\b)?/g;
const han = '〇一二三四五六七八九';

/** The numbers that a text has in digits, and in words of its language: what it claims. `folded` has no accents. */
export function numbersClaimed(folded: string, code: string): string[] {
  // “One” is mostly nobody, not a number.
  return [
    ...inDigits(folded),
    ...inWords(folded, code)
      .filter((number) => number > 1)
      .map(String),
  ];
}

/** Every number that a text can be read to have. */
export function numbersSaid(folded: string, code: string): string[] {
  const names = folded.match(/[a-zß]+/g) ?? [];
  return [
    ...inDigits(folded),
    // Of a date or a time each part is a number too.
    ...(folded.match(/\d+/g) ?? []).map((part) => String(Number(part))),
    ...[...new Set([code, 'en'])].flatMap((one) => inWords(folded, one)).map(String),
    ...names.flatMap((word) => (ordinals.includes(word) ? [String(ordinals.indexOf(word) + 1)] : [])),
    ...[...folded].flatMap((sign) => (han.includes(sign) ? [String(han.indexOf(sign))] : [])),
    ...(folded.includes('十') ? ['10'] : []),
  ];
}

/** “1,000” and “1.000” are a thousand, “10k” ten of them, “3,5” is 3.5. */
function inDigits(text: string): string[] {
  return (text.match(digits) ?? []).flatMap((written) => {
    const plain = written.replaceAll(/[.,'’\u202F](?=\d{3}(?!\d))/g, '').replaceAll(',', '.');
    const value = Number(plain.replace('k', ''));
    // A date or a version: each part on its own.
    if (Number.isNaN(value)) return (written.match(/\d+/g) ?? []).map((part) => String(Number(part)));
    return [String(plain.endsWith('k') ? value * 1_000 : value)];
  });
}

/** “Twenty-five”, “two hundred and fifty” and “fünfundzwanzig” are one number each. */
function inWords(folded: string, code: string): number[] {
  const values = readers.get(code);
  if (!values) return [];
  const found: number[] = [];
  let run: number | null = null;
  const end = () => {
    if (run !== null) found.push(run);
    run = null;
  };
  for (const [word] of folded.matchAll(/[a-zß]+|[.,;:!?]/g)) {
    const value: number | undefined = values.get(word) ?? compound(word, values);
    if (value === undefined) {
      if (word !== 'and') end();
    } else if (run !== null && joins(run, value)) run = value >= 100 ? run * value : run + value;
    else {
      end();
      run = value;
    }
  }
  end();
  return found;
}

function joins(run: number, value: number): boolean {
  if (value >= 100) return run > 0 && run < value;
  return run % 100 === 0 ? run >= 100 : run % 10 === 0 && run % 100 >= 20 && value < 10;
}

function compound(word: string, values: ReadonlyMap<string, number>): number | undefined {
  const at = word.indexOf('und');
  if (at < 3) return undefined;
  const [ones, tens] = [
    values.get(word.slice(0, at).replace(/^ein$/, 'eins')),
    values.get(word.slice(at + 3)),
  ];
  return ones !== undefined && ones < 10 && tens !== undefined && tens >= 20 ? ones + tens : undefined;
}
