import { numberNames } from '../number-names.ts';

const minutes: ReadonlyMap<string, string> = new Map([
  ['ten', '10'],
  ['fifteen', '15'],
  ['twenty', '20'],
  ['twenty-five', '25'],
  ['thirty', '30'],
  ['forty', '40'],
  ['forty-five', '45'],
  ['fifty', '50'],
  ['sixty', '60'],
  ['ninety', '90'],
]);
const hour = `(${numberNames.join('|')})`;
const minute = `(${[...minutes.keys()].sort((a, b) => b.length - a.length).join('|')})`;

/** `at three`, `in twenty minutes`, with numbers; not `at one point`. */
export function numberWords(text: string): string {
  const at = `\\b(at|past|quarter to|ten to|five to|twenty to) ${hour}(?:[ -]${minute})?\\b(?! (?:point|time|stage|moment|place|level|end)s?\\b)`;
  const last = new RegExp(`\\bin (?:${hour}|${minute})(?=\\s*(?:$|[.,;!?)\\n]))`, 'gi');
  return text
    .replaceAll(new RegExp(`(?<!\\S)@\\s*(?=${hour}\\b)`, 'gi'), 'at ')
    .replaceAll(last, (_, name, more) => `in ${more ? minutes.get(more.toLowerCase()) : hourOf(name)}`)
    .replaceAll(new RegExp(at, 'gi'), (_, word, name, more) =>
      more ? `${word} ${hourOf(name)}:${minutes.get(more.toLowerCase())}` : `${word} ${hourOf(name)}`,
    )
    .replaceAll(new RegExp(`\\b${hour} ?(?=(?:[ap]m|o.?clock)\\b)`, 'gi'), (_, name) => `${hourOf(name)}`)
    .replaceAll(
      new RegExp(`\\b${minute.replaceAll('-', '[ -]')} (?=(?:min(?:ute)?|hour|day)s?\\b)`, 'gi'),
      (_, name) => `${minutes.get(name.toLowerCase().replace(' ', '-'))} `,
    );
}

function hourOf(name: string): number {
  return numberNames.indexOf(name.toLowerCase()) + 1;
}
