import { namesAnotherTime } from './another-time.ts';
import { gatherings } from './word-lists.ts';

/**
 * Words beside a link that put its call's time somewhere else (`see calendar`), or make the call depend on something: on a
 * case (`if needed`), on what comes before it (`nach dem Standup`), on a decision (`tbd`).
 */
const alone = (...words: readonly string[]) =>
  new RegExp(`(?<![\\p{L}\\p{M}])(?:${words.join('|')})(?![\\p{L}\\p{M}])`, 'giu');

/** Up to three words between what points and where it points: `see the team calendar`. */
const few = "(?:[\\p{L}'’.]+ ){0,3}?";
const points = {
  en: "see|check|consult|per|refer to|according to|look (?:at|in|into)|(?:time|when|date|hour|detail)s?(?: (?:is|are|in|on|at|see))*|(?:it|this|that|all)(?:['’]s| is) (?:in|on)",
  de: 'siehe|s\\.|laut|gemäß|schaut?|guckt?|steht|stehen|zeit|uhrzeit|(?:wie )?im|wie in der',
  romance:
    "voir|voyez|cf\\.?|selon|heures?|dans|sur|ver|véase|mirad?|consulta[dr]?|seg[uú]n|hora|fecha|conforme|segundo|consta|veja|vejam|vedi|vedere|guarda(?:te)?|come da|secondo|ora|data|nel|nell['’]|sul|en (?:el|la|tu|su|vuestr[oa])|no|na",
  germanic:
    'zie|volgens|tijd|kijk|staat|in (?:de|je|jullie)|se|enligt|ifølge|tid(?:en|spunkt)?|kolla|tjek|sjekk|står|i|katso|aika|löytyy',
  slavic:
    'zobacz\\p{L}*|patrz|sprawdź\\p{L}*|według|wg|zgodnie z|czas|godzina|w|viz|podle|čas|podívej\\p{L}*|v|см\\.?|смотри\\p{L}*|по|согласно|время|див\\.?|дивіться|дивись|час|у|в|за',
};
const places = {
  en: '(?:calendar|cal|invite|invitation|timetable|schedule|roster|rota)s?(?: (?:event|invite|entry|invitation))?',
  de: '\\p{L}*(?:kalender|einladung|terminplan|kalendereintrag)\\p{L}{0,2}',
  romance:
    "(?:l['’]|nell['’]|dell['’]|all['’])?(?:calendrier|agenda|invit(?:ation|ación|o|aci[oó]n)|calend[aá]rio|convite|convocatoria)s?",
  germanic:
    'agenda|kalender\\p{L}*|uitnodiging|inbjud\\p{L}*|kallels\\p{L}*|invit\\p{L}*|ind?kall\\p{L}*|kalenteri\\p{L}*|kutsu\\p{L}*',
  slavic:
    'kalend[aá][rř]\\p{L}*|zaprosz\\p{L}*|terminarz\\p{L}*|pozván\\p{L}*|календар\\p{L}*|приглашени\\p{L}*|инвайт\\p{L}*|запрошенн\\p{L}*',
};
/** Not `same link as in the calendar`. */
const ofLink = /(?<!\p{L})(?:links?|lien|enlace)(?!\p{L})[^;,.!?\n]{0,30}$/iu;
const elsewhere = [
  ...(['en', 'de', 'romance', 'germanic', 'slavic'] as const).map(
    (language) =>
      new RegExp(
        `(?<![\\p{L}\\p{M}])(?:${points[language]})(?:(?<=['’])|(?!\\p{L})) ?${few}(?:${places[language]})(?![\\p{L}\\p{M}-])(?! (?:sync|review|call|meeting|standup|demo|integration|project|team|app|feature|bug)\\b)`,
        'giu',
      ),
  ),
  alone(
    'as (?:scheduled|planned)',
    'takvim\\p{L}* bak\\p{L}*',
    'davet\\p{L}* bak\\p{L}*',
    '(?:takvimde|davette)',
  ),
  /(?:カレンダー|予定表|招待|案内)\S{0,4}(?:参照|確認|通り|どおり|見て|ご覧|書いて|記載)|[见見看查按](?:一?下)?(?:日[历曆程]|行事[历曆]|邀[请請])|(?:日[历曆程]|邀[请請])(?:里|上|中)|(?:캘린더|달력|일정표?|초대장?)\S{0,2} ?(?:참고|참조|확인|보세요|봐)/gu,
];

const things =
  "(?:[\\p{L}'’]+ ){0,2}?\\p{L}*(?:stand-?up|dail(?:y|ies)|meeting|call|sync|dem(?:o|em|u|a)|retro|review|planning|refinement|huddle|scrum|weekly|workshop|kick-?off|besprechung|termin|sitzung|gespräch|runde|réunion|point|visio|entretien|reuni[oóã]|junta|llamada|entrevista|chamada|ligação|riunion|chiamat|colloqui|vergadering|overleg|gesprek|möte|samtal|møde|møte|palaver|kokou|tapaami|puhelu|spotkani|rozmow|schůz|porad|hovor|созвон|встреч|стендап|дейли|демо|совещани|план[её]рк|звонк|митинг|дзвінк|зустріч|нарад|toplantı|görüşme)\\p{L}*";
const meeting = `(?:${gatherings})s?`;
/** Whoever reads: what depends on them alone is a call that is on. */
const readers =
  "(?:you|u|ya|y['’]?all|anyone|anybody|someone|somebody|everyone|everybody|every|all|folks|people|others|any of you|who|possible|convenient|available|interested|free|keen|curious|ready|so|not|i|i['’]m|i['’]ll|i['’]ve)(?![\\p{L}])";
const clause = "[\\p{L}\\d'’-]+ [\\p{L}\\d'’-]+";

/** What has to come before it. */
const waits = [
  /(?<!\b(?:look(?:s|ed|ing)?|take|takes|named|chas(?:e|ing)|one|time|day|week|year|soon) )(?<!\/)\bafter (?!(?:all|you|u|action|sales|party|effects?|care)(?!\p{L}))(?!-)\p{L}+/iu,
  new RegExp(
    `\\bbefore (?:(?:the|this|that|our|my|your|today['’]s) )?(?:\\p{L}+ )?(?:${meeting}|lunch|dinner|noon|work|we ship|release|launch|deploy)\\b`,
    'iu',
  ),
  /\b(?:post|pre)[- ](?:stand-?up|meeting|call|demo|sync|daily)(?= ?(?:$|[;,.!:)]))/imu,
  new RegExp(
    `\\b(?:end of|following) (?:(?:the|this|that|our|my|today['’]s) )?(?:\\p{L}+ )?(?:${meeting}|sprint|shift|quarter|year)\\b`,
    'iu',
  ),
  new RegExp(`\\bonce (?!(?:again|more|upon|in|a (?:day|week|month|year))\\b|${readers})${clause}`, 'iu'),
  new RegExp(
    `(?<!\\b(?:know|remember|ask|tell) (?:me |us )?)\\bwhen(?:ever)? (?!(?!i[ '’])${readers}|needed|required)${clause}`,
    'iu',
  ),
  alone('afterwards?', 'thereafter', 'as soon as (?!possible|you|u|ya|all|every)\\p{L}+'),
  alone(
    'nach (?:dem|der|den|unsere[rm]|diese[rm]|eure[rm]|dein\\p{L}+|feierabend|arbeitsende)',
    `(?:nach|vor) ${things}`,
    '(?:gleich |direkt |kurz )?danach',
    'im anschluss',
    'anschließend',
    'hinterher',
    'sobald',
    'am ende de[sr]',
    'wenn (?!ihr|du|sie|jemand|alle|möglich|wer|man|einer|nicht|ja)[\\p{L}]+ [\\p{L}]+',
  ),
  alone(
    'après(?!-midi| vous| toi)',
    "avant (?:le|la|les|notre|l['’]|mon|ce|cette)",
    'ensuite',
    'par la suite',
    'dès (?:que|la fin)',
    'lorsque',
    'quand (?!vous|tu|tout)\\p{L}+',
    'à la fin d\\p{L}+',
    'despu[eé]s',
    'tras (?:el|la|los|las|nuestr[oa]|est[ea])',
    'antes d(?:e|el|a|o|as|os)',
    'al (?:terminar|acabar|finalizar)',
    'en cuanto',
    'cuando (?!pued|pod|quie|quer|est[eé])\\p{L}+',
    'ap[oó]s',
    'assim que',
    'quando (?!puder|quiser|estiver|vuoi|volete|puoi|potete|siete|sei)\\p{L}+',
    "prima (?:d(?:i|el|ella|ello)|dell['’]\\p{L}+)",
    '(?:non )?appena',
    'alla fine d\\p{L}+',
  ),
  alone(
    'na (?:de|het|onze|deze|jullie|die|afloop)',
    `v[oó][oó]r (?:de|het|onze) ${things}`,
    'daarna',
    'nadien',
    'achteraf',
    'vervolgens',
    'aansluitend',
    'zodra',
    `(?:efter|før|före|innan|inden|etter) ${things}`,
    'därefter|efteråt|derefter|bagefter|deretter|etterpå',
    'så snart(?!ast| som möjligt| som muligt)',
    '(?:när|når) (?!du|ni|i|dere|alla|alle)\\p{L}+ \\p{L}+',
    '\\p{L}+ jälkeen',
    'ennen \\p{L}+',
    'jälkeenpäin',
    'heti kun|sitten kun|kunhan',
  ),
  alone(
    `(?:po|przed|před|после|перед|після) ${things}`,
    'до (?:стендапа|созвона|демо|дейли|стендапу|дзвінка)',
    'potem|następnie|potom|poté|потом|затем|потім',
    'jak tylko|gdy|jakmile|když|щойно|як тільки',
    'как только (?!смож)\\p{L}+',
    '(?:когда|коли) (?!вам|тебе|тобі|смож|зможе|будете|удобно|зручно)\\p{L}+',
    '\\p{L}+[dt][ae]n (?:hemen )?(?:önce|sonra)',
    '\\p{L}{2,}(?:ınca|ince|unca|ünce)',
    'ardından|bittikten',
  ),
  /の?(?:後|あと)(?:に|で|から|$|\s)|次第|終わったら|済んだら|(?<!名)前に|等.{1,8}(?:再|之后|之後|后|後)|(?:[会會]|束|完|开|站)(?:之|以)?(?:后|後|再)|(?:之|以)(?:后|後|前)|끝나|[가-힣] ?(?:후에?|뒤에?|전에|이후)(?=$|[\s;,.!])|다음에/mu,
];

/** For some case only, or not decided. */
const cases = [
  new RegExp(
    `(?<!\\b(?:know|ask|see|check|wondering|wonder|tell (?:me|us)|even|as|what) )\\bif (?!${readers})[\\p{L}\\d'’-]+`,
    'iu',
  ),
  /\bif (?:you|i|anyone|anybody|someone|somebody) (?:really |ever |still )?(?:need|have) (?:me|us|it|this|to (?:talk|chat|call|reach|speak)|anything|support|(?:questions?|problems?|issues?)(?!,? (?:ask|post|drop|put|ping|write|please|raise|use))|help(?! \p{L}*(?:join|connect|get|log)))\b/iu,
  /\b(?:as|when|where|whenever|only if|if) (?:and when )?(?:needed|necessary|required|need be)\b|\bshould (?:we|i|you|they|it|anyone|anything|something) (?:need|happen|break|fail|go|have|be)\b|\bin case(?! stud)\b|\bunless\b/iu,
  /\b(?:maybe|perhaps|possibly|probably|presumably|tentative(?:ly)?|provisional(?:ly)?|unconfirmed|undecided|on stand-?by|t\.?b\.?[dac])(?![\p{L}])|\b(?:we|i|they|it|you) (?:might|may) (?:also |still )?(?:need|have to|not|want|use|be|cancel|move|skip|do|run|start)\b|\bmight (?:need|have|be)\b|\bnot sure(?: \p{L}+)? (?:yet|if|whether|when)\b|\bnot (?:certain|confirmed|decided|fixed|settled)\b/iu,
  /\bto be (?:confirmed|decided|determined|announced|scheduled|arranged|agreed)\b|\b(?:time|date|details?)s? (?:to|will|tbd|still to) ?(?:follow|come|be|open)\b|\bdepend(?:s|ing)(?: on)?\b|\bpending (?:approval|confirmation|sign-?off|ok)\b|\bsubject to\b|\bpencil(?:l?ed)?(?: \p{L}+)? in\b|\b(?:save|hold) the date\b|\bwe['’]ll see(?= ?(?:$|[;,.!)]))|\bon (?:demand|request)\b/imu,
  /\b(?:in (?:an |case of )?|for |only (?:in |for )?)emergenc(?:y|ies)(?= ?(?:$|[;,.!)]|only))/imu,
  alone(
    'falls (?!ihr (?!.{0,20}brauch)|du (?!.{0,20}brauch)|jemand|möglich|noch nicht)\\p{L}+',
    'sofern',
    'wenn (?:\\p{L}+ ){0,3}?(?:nötig|notwendig|erforderlich|gewünscht|brauch\\p{L}*|gebraucht|was ist)',
    'bei bedarf|im notfall|notfalls|gegebenenfalls|ggf|eventuell|evtl|vielleicht|womöglich|möglicherweise|voraussichtlich|vorbehaltlich|unter vorbehalt|je nachdem|mal sehen|für alle fälle|sicherheitshalber|kommt (?:drauf|darauf) an',
    '(?:noch|steht) (?:offen|unklar|nicht fest|noch nicht fest|zu klären)|(?:uhr)?zeit folgt|noch nicht sicher',
  ),
  alone(
    'si (?:besoin|nécessaire|jamais|on|nous|tout|ça|cela|le|la|les|quelqu.un|nécessité)|au besoin|au cas où|en cas d\\p{L}*|sauf si|à moins que?|selon (?:les?|la)|peut-être|éventuellement|probablement|sous réserve|à (?:confirmer|définir|déterminer|préciser|voir)',
    'si (?:hace|hiciera|es|fuera|se|lo|nos|hay|falla|tenemos|el|la)|en caso de|por si|quiz[aá]s?|tal vez|a lo mejor|probablemente|de ser (?:necesario|preciso)|salvo que|a menos que|(?:por|a) (?:confirmar|definir|determinar)|en principio',
    'se (?:necess[aá]ri\\p{L}*|precis\\p{L}+|for|houver|der|algo|serv\\p{L}+|occorre\\p{L}*|c.è|dovesse\\p{L}*|ce n.è)|caso (?:seja|precis\\p{L}*|haja|necess\\p{L}*|algo|dê)|em caso de|talvez|provavelmente|a não ser que|a menos que',
    "in caso d\\p{L}+|nel caso|forse|magari|eventualmente|probabilmente|a meno che|da (?:confermare|definire|decidere|stabilire)|all['’]occorrenza",
  ),
  alone(
    'indien (?:nodig|gewenst|het|we|er|dat)|mocht|zo nodig|als (?:nodig|het|we|wij|er|ze|hij)|eventueel|misschien|wellicht|mogelijk|voor het geval|in geval van|tenzij|onder voorbehoud|(?:nog )?(?:te bepalen|te bevestigen|niet zeker)|ntb|voor de zekerheid',
    'vid behov|om (?:det )?(?:behövs|krävs|behöver|strular)|om nødvendigt?|ved behov|ifall|kanske|eventuellt|eventuelt|evt|möjligen|troligen|såvida|måske|kanskje|muligens|muligvis|med ?mindre|hvis (?:det|vi|nødvendigt?|der|noe|noget)|i tilfælde af|i tilfelle|för säkerhets skull|for en sikkerheds skyld|for sikkerhets skyld|tidspunkt følger',
    'tarvittaessa|jos (?:tar\\p{L}+|on|jokin|jotain|ei|se)|ehkä|mahdollisesti|ellei|varalta|varmuuden vuoksi|vahvistetaan|ilmoitetaan',
  ),
  alone(
    'w razie (?:potrzeby|czego|co|problemów)|(?:jeśli|jeżeli|jak) (?!chce|może|ktoś|macie|masz|możecie|tylko)\\p{L}+ \\p{L}+|gdyby|może się|być może|ewentualnie|prawdopodobnie|chyba że|o ile|na wszelki wypadek|do (?:potwierdzenia|ustalenia)',
    'v případě|pokud (?!chce|může|máte|máš|někdo)\\p{L}+ \\p{L}+|kdyby|možná|případně|asi|pravděpodobně|ledaže|pro jistotu|bude (?:upřesněno|potvrzeno)|upřesní\\p{L}*|podle potřeby',
    'если (?!кто|вы|ты|хот|мож|жел|есть (?:время|желание)|удобно|получится)\\p{L}+|при необходимости|по необходимости|в случае|на случай|на всякий случай|возможно|может быть|наверное|вероятно|вдруг|уточн\\p{L}+|под вопросом',
    'якщо (?!хто|ви|ти|хоч|мож|бажа|маєте|зручно)\\p{L}+|якби|за потреби|у разі|в разі|на випадок|про всяк випадок|можливо|мабуть|може бути|ймовірно|уточн\\p{L}+',
    'gerek(?:irse|tiğinde)|lazım olursa|ihtiyaç (?:olursa|halinde|duyulursa)|belki|eğer|muhtemelen|olursa|olmazsa|ne olur ne olmaz|(?:netleş|belirlen)ecek',
  ),
  /必要(?:なら|であれば|に応じ|な場合|があれば|時|になったら)|場合に?よって|万が?一|もし|かもしれ|多分|たぶん|おそらく|念のため|未定|調整中|如果|如需|如有|假如|倘若|[万萬]一|必要[时時]|需要(?:时|時|的[话話])|也[许許]|可能|待定|未定|[备備]用|以防|看情[况況]|[视視]情[况況]|필요 ?(?:하면|하시|시|할|한 경우)|만약|혹시|경우에|아마|미정|추후/u,
];

export type Dependence = 'depends' | 'elsewhere';

/** `words` as they're read: a link is a `;`. Null for a call that is on now, or at its time. */
export function dependenceOf(words: string): Dependence | null {
  if ([...cases, ...waits].some((sign) => words.search(sign) >= 0) || namesAnotherTime(words))
    return 'depends';
  const pointed = elsewhere.flatMap((sign) => [...words.matchAll(sign)]);
  return pointed.some(({ index }) => !ofLink.test(words.slice(Math.max(0, index - 40), index)))
    ? 'elsewhere'
    : null;
}
