import { oneLine } from '../common/one-line.ts';

/** More text isn't read; a line has as many characters, and one message as many lines. */
const max = { chars: 2_000, line: 300, lines: 10, head: 160 } as const;

const greeting =
  /^(?:(?:hi|hey|hello|hallo|moin|hej|salut|bonjour|hola|buenas|ol[aá]|ciao|sorry|apologies|unfortunately|leider|entschuldigung|desole|malheureusement|perdon|lo siento|desculpem?|desculpa|infelizmente|scusate|scusa|purtroppo|all|everyone|team|folks|alle|zusammen|tous|tout le monde|todos|pessoal|tutti|a tutti)[\s,!.;:–—-]*)+/;

function ending(sentence: string): string {
  return `(?:${sentence})${today}${call}${today}$`;
}

/** Where to, if it is said: another place is another matter. */
const call = [
  '(?: (?:to|for|in|at|on|zu|zum|zur|bei|im|am|a|au|aux|para|en|no|na|ao|al|alla))?',
  '(?: (?:the|this|that|our|todays|today.s|it|der|dem|den|diesem|unserem|la|le|el|esta|este|esse|essa|il|questa|questo))?',
  '(?: (?:call|meeting|standup|stand-up|sync|session|daily|anruf|termin|besprechung|reunion|appel|visio|llamada|chamada|reuniao|riunione|chiamata))?',
].join('');
const today =
  '(?: (?:today|tomorrow|tonight|this (?:time|morning|afternoon)|unfortunately|heute|morgen|diesmal|leider|aujourd.hui|demain|ce (?:matin|soir)|hoy|manana|hoje|amanha|oggi|domani|stavolta))*';

/** Without a subject it may be somebody else's, unless it begins the message. */
const bare = '(?:can.?t|cannot|won.?t) (?:come|make it|join|attend|be there)';

/** Sentences that say that their writer won't be there; in small letters, without accents. */
const absences = [
  'i (?:can.?t|cannot|can not|won.?t|will not|couldn.?t)(?: be able to)? (?:come|make it|join(?: you| in)?|attend|be there|be in|participate)',
  'i(?: am|.?m) (?:not able to|unable to) (?:come|make it|join(?: you| in)?|attend|be there|participate)',
  'i(?:.ll| will| have to) (?:miss|skip) (?:it|this|this one|the (?:call|meeting|standup|sync))',
  'i(?: am|.?m| will be|.ll be) (?:out|away|off|sick|ill|absent|on leave|on vacation|on holiday|not there|not in)',
  'ich (?:kann|werde|konnte)(?: (?:heute|morgen|leider|diesmal|auch))* nicht (?:kommen|dabei sein|da sein|teilnehmen|mitmachen)(?: konnen)?',
  'ich schaffe? (?:es|das)(?: (?:heute|leider|morgen))* nicht',
  'ich bin(?: (?:heute|morgen|leider|diesmal))* (?:nicht (?:da|dabei)|krank|weg|im urlaub|verhindert)',
  'je (?:ne |n.)?(?:peux|pourrai|pourrais|serai|suis)(?: (?:malheureusement))? pas (?:venir|etre la|la|participer|assister|present|presente|disponible|dispo)',
  'je suis (?:malade|absente?|en conges?|en vacances)',
  '(?:yo )?no (?:puedo|podre|voy a poder) (?:ir|asistir|venir|estar|participar|unirme|conectarme)',
  '(?:yo )?no (?:estare|voy a estar|llego)',
  'estoy (?:enferm[oa]|de vacaciones|fuera)',
  '(?:eu )?nao (?:posso|consigo|vou poder|vou conseguir|poderei) (?:ir|vir|participar|estar|comparecer|entrar)',
  '(?:eu )?nao (?:vou|estarei)',
  'estou (?:doente|de ferias|fora)',
  '(?:io )?non (?:posso|riesco a|potro|riusciro a) (?:venire|esserci|partecipare|collegarmi)',
  '(?:io )?non (?:ci sono|ci saro|vengo)',
  'sono (?:malat[oa]|in ferie|assente)',
].map(ending);
const wholeHead = [...absences, ending(bare)].map((sentence) => new RegExp(`^${sentence}`));
/** Who speaks to it may say something else before, as the time of the call. */
const endOfHead = absences.map((sentence) => new RegExp(`(?:^| )${sentence}`));
const perhaps = /\b(?:if|when|whenever|unless|in case|wenn|falls|si|se|quand|quando|cuando)\b/;

/** What a line of theirs begins with: it's to be said, or asked. */
const requests = [
  /^(?:tell|inform) (?:them|everyone|everybody|all|people|the (?:team|others|room|group)|@?\S+) /,
  /^(?:say|mention|report|let (?:them|everyone|the (?:team|others)) know|pass on)(?:$| \S)/,
  /^ask (?!me\b)\S/,
  /^(?:sage?|sagt|erwahne?|berichte?|richte?t?(?: (?:ihnen|allen|bitte))* aus)(?: (?:ihnen|allen|dem team|den anderen|bitte))*(?:$| \S)/,
  /^(?:frage?|fragt)(?: (?:sie|alle|bitte|mal|das team|die anderen))*(?:$| \S)/,
  /^(?:dis|dites|signale|signalez|mentionne|mentionnez|annonce|previens|prevenez)(?:-leur| leur| a tous| a l.equipe)?(?:$| \S)/,
  /^(?:demande|demandez)(?:-leur| leur)?(?:$| \S)/,
  /^(?:di|diles?|dile|decid?les|comenta|menciona|avisa|cuenta|cuentales)(?:$| (?:que|lo|por favor|a todos|al equipo)\b)/,
  /^(?:pregunta|preguntales?|pregunten)(?:$| \S)/,
  /^(?:diz|diga|digam|avisa|avise|menciona|mencione|conta|conte)(?:-lhes)?(?:$| (?:que|a todos|ao time|a equipa|por favor)\b)/,
  /^(?:pergunta|pergunte|perguntem)(?:-lhes)?(?:$| \S)/,
  /^(?:di.?|digli|dillo|riferisci|menziona|avvisa|comunica)(?: (?:loro|a tutti|al team))?(?:$| che\b)/,
  /^(?:chiedi|chiedete|domanda)(?: (?:loro|a tutti|al team))?(?:$| \S)/,
] as const;

const politeness =
  /^(?:(?:so|then|also|and|please|pls|can you|could you|would you|und|bitte|kannst du|also|et|svp|stp|s.il te plait|s.il vous plait|merci de|y|por favor|e|per favore|peux-tu|puedes|pode|puoi)\b[ ,]*)+/;

/** Ends of parts of sentences: a new line of theirs may begin behind each. */
const ends = /([\r\n;:.!?,–—]+|\s-\s|\s(?:and|und|et|y|e)\s)/;

/**
 * What a message wants said for its writer in a call, a line each, in their words: “I can’t come: say that the migration is
 * done, ask about the budget”. Null for all other messages; with `isAddressed` it needn't say that they won't be there.
 */
export function parseSaidForMe(text: string, isAddressed: boolean): string[] | null {
  const parts = text
    .slice(0, max.chars)
    .replaceAll(/<https?:[^<>]*>|https?:\/\/\S+/g, ' ')
    .split(ends);
  const lines: string[] = [];
  let head = '';
  let isHead = true;
  for (let at = 0; at < parts.length; at += 2) {
    const [before, part] = [parts[at - 1] ?? '', parts[at] ?? ''];
    const asked = requestIn(part);
    if (asked !== null) {
      isHead = false;
      lines.push(asked);
    } else if (isHead) head += `${before} ${part}`;
    else lines.push(`${lines.pop() ?? ''}${before}${part}`);
  }
  if (lines.length === 0 || lines.length > max.lines || !isHeadOfIt(head, isAddressed)) return null;
  return lines.map((line) => oneLine(withoutEnds(line), max.line)).filter((line) => line !== '');
}

/** Without what is polite at its beginning; null for what asks nothing of us. */
function requestIn(part: string): string | null {
  const plain = plainOf(part);
  const polite = politeness.exec(plain)?.[0].length ?? 0;
  if (!requests.some((request) => request.test(plain.slice(polite)))) return null;
  // Letters without accents are as many as before.
  return part.trim().slice(polite).trim();
}

function isHeadOfIt(head: string, isAddressed: boolean): boolean {
  if (head.length > max.head) return false;
  const said = plainOf(head)
    .replaceAll(/[\s,;:.!–—-]+/g, ' ')
    .trim();
  const rest = said
    .replace(greeting, '')
    .replace(
      / (?:so|but|therefore|please|bitte|aber|also|donc|mais|pero|mas|ma|quindi|per favore|por favor)$/,
      '',
    )
    .trim();
  if (rest === '' || politeness.exec(`${rest} `)?.[0] === `${rest} `) return isAddressed;
  if (!isAddressed) return wholeHead.some((absence) => absence.test(rest));
  return !perhaps.test(rest) && endOfHead.some((absence) => absence.test(rest));
}

/** In small letters without accents, one for each letter. */
function plainOf(text: string): string {
  return Array.from(text.trim().toLowerCase(), (letter) =>
    letter.length === 1 ? (letter.normalize('NFD')[0] ?? letter) : letter,
  )
    .join('')
    .replaceAll('’', "'");
}

function withoutEnds(line: string): string {
  return line.trim().replace(/[\s,;:.]{1,20}$/, '');
}
