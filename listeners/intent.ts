/** What people say to an assistant that isn't a question about past meetings. */
export type Intent = 'greeting' | 'thanks' | 'help' | 'recap';

/** Words; whoever says more asks something. */
const maxWords = 12;
const maxChars = 200;

const words = (text: string) => new Set(text.split(' '));
const greetings = words(
  'hi hello hey heya hiya yo howdy hallo hej hola ola olá bonjour salut ciao moin servus morning afternoon evening greetings ping test',
);
const thanks = words('thanks thank thx ty cheers danke merci gracias obrigado obrigada grazie tack');
const help = words('help hilfe aide ayuda ajuda aiuto commands usage manual');
const recap = words(
  'summarise summarize summarised summarized summary summaries sum recap recaps tldr notes minutes zusammenfassung zusammenfassen résumé resumen',
);
/** Around a word from the lists above they change nothing. */
const filler = words(
  `please pls kindly can could would will you u me us i we it its it's this that these those the a an of for from in on at to up so far here there
   again now today all everyone everybody team bot standin stand in stand-in good very much lot many so just quick short brief my our your
   call calls meeting meetings thread standup sync discussion session conversation give get show send post share make write do does did
   have need want like see where where's wheres is are when what's whats and be ready come comes bitte merci was said`
    .split(/\s+/)
    .join(' '),
);
const helpPhrases = [
  'what can you do',
  'what do you do',
  'what are you',
  'who are you',
  'how do you work',
  'how does this work',
  'how does it work',
  'how do i use you',
  'how do i use this',
  'how can i use you',
];
const recapPhrases = [
  'what happened',
  'what did i miss',
  'what did we miss',
  'what have i missed',
  'catch me up',
  'catch us up',
  'fill me in',
  'how did it go',
  'what was it about',
  'what was this about',
];

/** Null for anything else: then it is a question. */
export function intentOf(text: string): Intent | null {
  if (text.length > maxChars) return null;
  const said = text
    .toLowerCase()
    .replaceAll('’', "'")
    .replaceAll('tl;dr', 'tldr')
    .split(/[^\p{L}\p{N}'-]+/u)
    .filter(Boolean);
  if (said.length === 0 || said.length > maxWords) return null;
  const has = (list: ReadonlySet<string>) => said.some((word) => list.has(word));
  const phrase = said.filter((word) => !greetings.has(word)).join(' ');
  const says = (phrases: readonly string[]) =>
    phrases.some((one) => phrase === one || phrase === `${one} here`);
  if (says(helpPhrases)) return 'help';
  if (says(recapPhrases)) return 'recap';
  const known = [greetings, thanks, help, recap, filler];
  if (!said.every((word) => known.some((list) => list.has(word)))) return null;
  if (has(recap)) return 'recap';
  if (has(help)) return 'help';
  if (has(thanks)) return 'thanks';
  return has(greetings) ? 'greeting' : null;
}
