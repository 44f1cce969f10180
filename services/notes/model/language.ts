/** A language as far as notes need it: its name for the prompt, and words that say nothing of what is talked about. */
export interface Language {
  readonly code: string;
  readonly name: string;
  readonly common: ReadonlySet<string>;
}

/** Words that every talk is full of, few of which another of these languages has. */
const listed = `
en English: the and is that you to of it we in for this have are was will with be on not they but what do so
de German: der die das und ist ich nicht wir es ein eine zu mit auf den dem sie auch aber dann noch haben wird machen bis kann für
fr French: le la les et est je nous vous que pas une un des pour dans ce qui on avec sur mais il elle aussi donc faire
es Spanish: el la los las y es que de no un una en para con por lo se pero como más muy hay vamos esto voy
it Italian: il la gli e è che di non un una per con sono ma anche come questo della noi ci lo più abbiamo
pt Portuguese: o os as e é que de não um uma para com em do da por mas mais nós isso vou você fazer está
nl Dutch: de het een en is ik niet we dat van te voor met op zijn maar ook naar nog dan heb wordt deze dit
sv Swedish: och det att jag är inte vi en ett som på för med har men till också ska vad den av om kan
da Danish: og det at jeg er ikke vi en et som på for med har men til også skal hvad den af kan os
pl Polish: i to nie się w na z że do jest jak ale tak mam będzie dla czy o co już po tym
tr Turkish: ve bir bu için ile de da ne var mı çok ama biz ben olarak daha gibi kadar sonra değil
fi Finnish: ja on ei se että me hän mutta niin kuin myös nyt ovat sitten olen tämä voi mitä tai
ru Russian: и в не на что я мы с это как но а по у так же для то есть он все будет
uk Ukrainian: і в не на що я ми з це як але та по у так для то є він все буде й`;

const languages: readonly Language[] = listed
  .trim()
  .split('\n')
  .map((line) => {
    const [, code = '', name = '', words = ''] = /^(\w+) (\w+): (.+)$/.exec(line) ?? [];
    return { code, name, common: new Set(words.split(' ')) };
  });

/** Scripts that one language of ours has, the telling ones first: Japanese has Chinese letters too. */
const scripts: readonly (readonly [RegExp, string, string])[] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 'ja', 'Japanese'],
  [/\p{Script=Hangul}/gu, 'ko', 'Korean'],
  [/\p{Script=Han}/gu, 'zh', 'Chinese'],
  [/\p{Script=Arabic}/gu, 'ar', 'Arabic'],
  [/\p{Script=Hebrew}/gu, 'he', 'Hebrew'],
  [/\p{Script=Thai}/gu, 'th', 'Thai'],
  [/\p{Script=Greek}/gu, 'el', 'Greek'],
  [/\p{Script=Devanagari}/gu, 'hi', 'Hindi'],
];

/** Characters: more tell nothing new. */
const readChars = 40_000;
/** Common words that have to be there, and how many times those of the next language. */
const least = { words: 3, times: 1.25, shareOfScript: 0.2 } as const;

/** The language that most of a text is in; null where that isn't clear. */
export function languageOf(text: string): Language | null {
  const read = text.slice(0, readChars).toLowerCase();
  const letters = read.match(/\p{L}/gu)?.length ?? 0;
  for (const [script, code, name] of scripts)
    if ((read.match(script)?.length ?? 0) > letters * least.shareOfScript)
      return { code, name, common: new Set() };
  const words = read.match(/[\p{L}\p{M}]+/gu) ?? [];
  const [best, next] = languages
    .map((language) => ({ language, hits: words.filter((word) => language.common.has(word)).length }))
    .sort((one, other) => other.hits - one.hits);
  if (!best || best.hits < least.words || best.hits < (next?.hits ?? 0) * least.times) return null;
  return best.language;
}

/** Sister languages share too many words to tell a short text of one from the other. */
const sisters = ['sv da', 'es pt it', 'ru uk', 'de nl'];

/** Whether a text is clearly in another language than this. */
export function isOfAnotherLanguage(text: string, language: Language | null): boolean {
  const own = languageOf(text);
  if (!own || !language || own.code === language.code) return false;
  return !sisters.some((family) => family.includes(own.code) && family.includes(language.code));
}
