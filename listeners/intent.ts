import { praisesRecap } from './praise-of-recap.ts';

/** What people say to an assistant that isn't a question about past meetings. */
export type Intent = 'greeting' | 'thanks' | 'help' | 'recap' | 'about_me';

/** Words; more than that is a question. */
const maxWords = 12;
const maxChars = 200;

const words = (text: string) => new Set(text.split(/\s+/));
const greetings = words(
  "hi hello hey heya hiya yo howdy sup gm g'day hallo hej hola ola bonjour salut ciao moin servus greetings ping test こんにちは",
);
const thanks = words(
  'thanks thank thx ty tysm cheers danke dank merci gracias obrigado obrigada grazie tack bedankt kudos appreciate appreciated ありがとう 谢谢',
);
/** Said alone, or to somebody, it is thanks. */
const praise = words(
  'ok okay nice perfect awesome cool excellent wonderful brilliant amazing lovely super great good well done job work lgtm bye nvm sorry',
);
const addressed = words("all everyone everybody team bot mate you stand-in so very that that's thats was to");
const help = words('help hilfe aide ayuda ajuda aiuto commands usage manual');
const recap = words(
  `summarise summarize summarised summarized summary summaries sum recap recaps tldr notes minutes overview zusammenfassung zusammenfassen
   zusammen resume resumen resumo riassunto samenvatting sammanfattning 要約 まとめて 总结 总结一下`,
);
/** Around a word from the lists above they change nothing. */
const filler = words(
  `please pls plz kindly can could would will you u me us i we it its it's this that these those the a an of for from in on at to up so far here
   there again now today all everyone everybody team bot standin stand stand-in pika very much lot many so just quick short brief full detailed
   my our your yours i'd id like call calls meeting meetings thread standup sync discussion session conversation give get show list send post
   share make write do does did have need want see know support which where where's wheres is are when what's whats what and be ready come comes
   great good bitte svp por favor schon vielen viele a tous beaucoup muchas muito mate kannst du das alles
   fass fasse mir uns was said`,
);

const call = '(?:call|meeting|standup|sync|session|discussion|thread|conversation|retro|planning)';
const where = `(?: (?:in|during|on|at|of|about) (?:the|this|that|our|my|todays|today's) ${call}| here| today| so far)?`;
const polite = 'please|pls|ok|okay|so|and|can you|could you|would you|will you|just|tell me';
/** Whole sentences. The politeness around them is left out first. */
const sentences: readonly (readonly [Intent, RegExp])[] = [
  [
    'greeting',
    /^(?:how are you|how's it going|how is it going|what's up|whats up|(?:are )?you there|any(?:one|body) (?:home|here|there))(?: doing| today)?$/,
  ],
  ['greeting', /^nice to meet you$/],
  [
    'about_me',
    /^what(?: all)? (?:do|did|have) (?:you|u) (?:know|remember|remembered|got|have|keep|kept|store|stored|saved|learned)(?: stored| saved)? (?:about|on|of) me$/,
  ],
  [
    'about_me',
    /^(?:was wei(?:ss|ß)t du uber mich|que sais-tu (?:de|sur) moi|que sabes (?:de|sobre) mi|o que (?:voce|tu) sabes? (?:de|sobre) mim|cosa sai (?:di|su) me)$/,
  ],
  // On its own: `Is there a call in the morning?` asks.
  [
    'greeting',
    /^(?:(?:good|guten?|buen[oa]s?|bom|boa|buon) )?(?:morning|afternoon|evening|day|morgen|tag|abend|dias?|tardes?|noches|giorno)(?: (?:all|everyone|everybody|team|you))*$/,
  ],
  ['thanks', /^(?:you rock|love it|see you(?: later)?|never ?mind|(?:good|nice|great) one)$/],
  ['help', /^what (?:else )?(?:can|do|could) (?:you|u|i) (?:do|help|ask)(?: (?:you|for|with|me|us|here))*$/],
  [
    'help',
    /^(?:show me |tell me )?(?:what|who|what else) (?:you can do|you do|you are|are you(?: able to do)?|r u)$/,
  ],
  ['help', /^(?:what is|what's|whats|who is|who's) (?:this(?: bot| app| thing)?|stand-?in|pika)$/],
  [
    'help',
    /^how (?:do|does|can|could|would) (?:i|we|you|this|it|stand-?in) (?:work|start|begin|help|use|invite|add)(?: (?:you|me|us|this|it|stand-?in))*$/,
  ],
  ['help', /^how to (?:use|start|begin|get started)(?: (?:you|this|it|stand-?in))?$/],
  [
    'help',
    /^(?:(?:list|show|me|all|your|what|are|pika) )*(?:features|options|menu|docs|instructions|capabilities)$/,
  ],
  ['help', /^(?:getting started|tell me about yourself|about yourself|explain yourself|introduce yourself)$/],
  [
    'help',
    /^(?:was kannst du|wer bist du|que peux-tu faire|que puedes hacer|o que voce pode fazer|cosa puoi fare)(?: alles| fur mich| tun)?$/,
  ],
  [
    'recap',
    new RegExp(
      `^what(?: all)? (?:happened|was discussed|was said|was talked about|was covered|was it about|was this about|was that about|did i miss|did we miss|have i missed|have we missed|i missed)${where}$`,
    ),
  ],
  ['recap', new RegExp(`^what'd i miss${where}$`)],
  [
    'recap',
    new RegExp(`^what did (?:we|you|they|you all|everyone) (?:discuss|talk about|cover|say)${where}$`),
  ],
  ['recap', /^(?:catch|fill|bring) (?:me|us) (?:up|in|up to speed)$/],
  ['recap', new RegExp(`^how (?:did|was) (?:it|that|this|the ${call}|our ${call}|todays ${call})(?: go)?$`)],
  ['recap', /^was (?:habe ich|haben wir) verpasst$/],
];
const isThanksFor =
  /^(?:\S+ ){0,3}(?:thanks|thank you|thx|ty|danke|merci|gracias)(?: so much| very much| a lot| again)? (?:for|fur|pour|por) /;

/** Slack's names of what people send instead of words. */
const emoji: readonly (readonly [RegExp, string])[] = [
  [/👋|:wave:/gu, ' hi '],
  [/🙏|:pray:/gu, ' thanks '],
  [/👍|🙌|👏|❤️?|🎉|:(?:\+1|thumbsup|raised_hands|heart|tada|clap):/gu, ' kudos '],
  [/:[a-z0-9_+-]{1,60}:/g, ' '],
];

/** Null for anything else: then it is a question. */
export function intentOf(text: string): Intent | null {
  if (text.length > maxChars) return null;
  const said = wordsIn(text);
  if (said.length === 0 || said.length > maxWords) return null;
  const whole = said.join(' ');
  const has = (list: ReadonlySet<string>) => said.some((word) => list.has(word));
  const isOf = (...lists: ReadonlySet<string>[]) =>
    said.every((word) => lists.some((list) => list.has(word)));
  const asks = /[?？]|[.!]\s+\S/.test(text);
  if (!asks && (isThanksFor.test(`${whole} `) || (has(praise) && isOf(praise, thanks, addressed))))
    return 'thanks';
  const parts = text.split(/[.,;!…\n–—]+(?=\s|$)/).map(wordsIn);
  if (!/[?？]/.test(text) && praisesRecap(parts, recap, [thanks, praise, addressed, greetings, filler]))
    return 'thanks';
  const bare = bareSentence(said);
  const sentence = sentences.find(([, form]) => form.test(bare));
  if (sentence) return sentence[0];
  if (!isOf(greetings, thanks, help, recap, filler, has(thanks) || has(recap) ? praise : filler)) return null;
  if (has(recap)) return 'recap';
  if (has(help)) return 'help';
  if (has(thanks)) return 'thanks';
  return has(greetings) ? 'greeting' : null;
}

/** Words in small letters without accents and marks; `hellooo` is `hello`. */
function wordsIn(text: string): string[] {
  return emoji
    .reduce((plain, [mark, word]) => plain.replaceAll(mark, word), text.toLowerCase())
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036F]/g, '')
    .normalize('NFC')
    .replaceAll('’', "'")
    .replaceAll('tl;dr', 'tldr')
    .replaceAll(/([a-z])\1{2,}/g, '$1')
    .split(/[^\p{L}\p{N}'-]+/u)
    .filter(Boolean);
}

/** Without greetings, and what is polite at both ends. */
function bareSentence(said: readonly string[]): string {
  return said
    .filter((word) => !greetings.has(word))
    .join(' ')
    .replace(new RegExp(`^(?:(?:${polite}) )+`), '')
    .replace(/(?: (?:please|pls|here|now|again|bot|stand-?in))+$/, '');
}
