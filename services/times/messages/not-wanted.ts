import { gatherings } from './word-lists.ts';

/**
 * Words that leave a doubt whether anybody is wanted in a call: it's over, for people only, an example, the wrong link, or
 * nobody is needed. They ask, since nobody is sent on a guess.
 */
const link = 'links?|lien|enlace|länk|lenke|linkki|odkaz|ссылк\\p{L}*|посилання|bağlantı';
const badLink = [
  'wrong|old|broken|dead|expired|invalid|fake|example|sample|dummy|placeholder',
  'falsch\\p{L}*|alte[rn]?|ungültig\\p{L}*|mauvais|ancien|vieux|expiré|equivocad[oa]|viej[oa]|antig\\p{L}*|errad[oa]|sbagliat[oa]|vecchi[oa]',
  'verkeerde?|oude|fel|gam(?:mal|melt?|le?)|forkert|feil|väärä|vanha|zły|star[yý]|błędny|špatný|неверн\\p{L}*|неправильн\\p{L}*|не та|не те|стар\\p{L}*|yanlış|eski',
].join('|');
const over = [
  'vorbei|zu ende|beendet|mitschnitt|terminée?|c.est fini|terminad[oa]|était hier|(?:ya|ha) termin\\p{L}*|terminou|acabou|acabó|finit[oa]|terminat[oa]|voorbij|afgelopen',
  '(?:är|er) (?:över|slut|over)|ferdig|ohi|päättyi\\p{L}*|zakończ\\p{L}*|skończ\\p{L}*|skonči\\p{L}*|záznam\\p{L}*|včera|bitti|sona erdi|dünkü',
  'закончи\\p{L}*|завершен\\p{L}*|прошл[оаи]|закінчи\\p{L}*|завершил\\p{L}*',
].join('|');
/** Unless a “not” stands before them: `n’oubliez pas le standup`. */
const neverMind = [
  'z?ignor(?!e[ds]?\\b|ing|an)\\p{L}+|vergiss es|vergesst es|oubliez|laissez? tomber|olvídalo|esquece|deixa pra lá|lascia(?:te)? perdere',
  'negeer\\p{L}*|negeren|laat maar|gl[öe]m det|unohda|nieważne|zapomeň na|boş ?ver\\p{L}*|забудьте|забудь|игнор\\p{L}+|ігнор\\p{L}+|niepotrzebn\\p{L}*',
].join('|');
const verbs = '(?:join|attend|come|enter|dial in|hop on|jump on|connect|go|show up)';
const meeting = `(?:${gatherings})s?`;
const end = '(?= ?(?:$|[;,.!)]|now|already|thanks|sorry|guys|folks|all)(?!\\p{L}))';

const alone = (words: string) => new RegExp(`(?<!\\p{L})(?:${words})(?![\\p{L}-])`, 'iu');
const signs = [
  // Nobody meets.
  new RegExp(
    `\\b(?:let['’]?s|do|doing|go(?:ing)?|is|are|it|this|today|${meeting})(?:['’]s| is| are)?[:,–—-]? (?:all |just |fully )?async(?:hronous(?:ly)?)?${end}|\\basync(?: ${meeting})? (?:today|this (?:week|time)|instead|only)\\b|^[^\\p{L}\\n]*async (?:stand-?up|daily|update|check-?in)s?\\b`,
    'imu',
  ),
  /\bthanks?(?: you)?(?:,? (?:everyone|everybody|all|folks|team|both))* for (?:joining|coming|attending|being there|(?:your|the) time|the (?:great |good )?(?:call|meeting|chat|session))\b/iu,
  new RegExp(
    `\\b(?:great|good|nice|awesome|fantastic|productive|fun|lovely|amazing) ${meeting},? (?:everyone|everybody|all|today|team|guys|folks)\\b|\\b(?:missed|sorry to miss) (?:the |our |this |your |today['’]s )?${meeting}\\b`,
    'iu',
  ),
  alone(
    `(?:${badLink}) (?:${link})|(?:${link})(?: (?:is|was|ist|est|es|è|é|är|er|on|jest|je))? (?:${badLink})`,
  ),
  alone(over),
  new RegExp(`(?<!\\p{L}|\\bn.|não |älä |не )(?:${neverMind})(?!\\p{L})`, 'iu'),
  new RegExp(
    `\\b(?:nobody|no ?one|none of (?:you|us))(?: (?:should|must|needs? to|has to|may))? ${verbs}\\b`,
    'i',
  ),
  new RegExp(
    `\\b(?:it|this|that|${meeting})(?:['’]s| is| has)?(?: now| already)? (?:off|over|ended|done|finished|expired|private|confidential)${end}`,
    'iu',
  ),
  new RegExp(`\\b${meeting} off(?= (?:today|tonight|tomorrow|this week)\\b)`, 'i'),
  /\bwe(?:['’]re| are) (?:all )?(?:done|finished)(?! with| \p{L}+ing)\b|\bskipping (?:this|today)\b|\b(?:we|all|everyone|everybody)(?:['’]re| are| is)? skipping\b/iu,
  /\b(?:(?:it|this|that|call|meeting|standup) |we (?:have |['’]ve )?|(?:^|[;,.!]) ?)just (?:ended|finished|wrapped)\b(?! \p{L}+ing)|\bwe(?: have|['’]ve)? wrapped(?: it| this)? up\b|\bwe(?: are|['’]re)? ?(?:aren['’]?t|not) (?:doing|having|holding|meeting)\b|\bwrong (?:channel|thread|window|chat|room)\b/imu,
  /\b(?:back-?up|fallback|alternative|alternate|spare|permanent|recurring) links?\b|\bnew link for\b|\b(?:personal|permanent|private) (?:\p{L}+ )?room\b|\b(?:save|bookmark|keep|pin) (?:this|that|it|the link)\b|\b(?:from now on|(?:going|moving) forward|henceforth)\b|\bin case (?:you|we|anyone|it|meet|zoom)\b/iu,
  /(?<!\p{L})(?:falscher (?:kanal|thread|chat)|mauvais (?:canal|fil)|(?:canal|hilo|chat) equivocado|canale sbagliato|verkeerde? kanaal|fel kanal|vient (?:juste )?de (?:finir|terminer)|acabamos de (?:terminar|acabar))(?!\p{L})/iu,
  /\b(?:this|it|that) was (?:the|our|a|great|good|fun|nice|on)\b|\balready (?:happened|took place|ended|over)\b|\bfor (?:your )?reference\b/i,
  /(?:\b(?:for example|for instance|e\.?g\.?|such as|like this(?: one)?)|\b(?:examples?|samples?|templates?) ?:) ?[:,]? ?(?:$|;)/im,
  /\b(?:what|whose|which)(?:['’]s| is| was) (?:this|that|it)(?: link| call| meeting)?(?= ?(?:$|[;?]))|\bis (?:this|that|it) (?:(?:still|the|our) )*(?:valid|right|correct|wrong|current|working|link|one)\b/im,
  /\blinks? (?:(?:is|does|are|do)(?: not|n['’]?t)|won['’]?t|not) work|\bdoes (?:this|the|that) link\b|\b(?:do not|don['’]?t) use(?: (?:this|that|the|it)\b|(?= ?(?:$|[;,.!])))/im,
  /\b(?:no|without)(?: \p{L}+)? (?:notes?|recordings?|minutes|transcripts?)(?= ?(?:$|[;,.!)]|please|pls))|\b(?:do not|don['’]?t) (?:record|transcribe|take notes)\b|\boff the record\b|\b(?:humans|people) only\b/imu,
  /\bbots? (?:is |are )?not\b|\bnot for (?:you|us|bots?|the bots?|stand-?in|ai)\b|\bhold off\b/i,
  /(?:se|ne|n.a) (?:pospone|aplaza|koná|pas lieu)|n.a pas lieu|(?<=\p{L}{2})(?<!unut|kal)m[ae]y[ıi]n(?:ız|iz)?(?!\p{L})|(?<!\p{L})ne(?:připoj|choď|vstupuj|účastn|koná)\p{L}*/iu,
  /リスケ|無視|終了|終わり|間違|古い|(?<!忘れ|遅れ)ないで|不要|(?:会議|ミーティング|定例|今日|本日|打ち合わせ|朝会|ボット|予定)は?(?:なし|無し|ない|ありません)/u,
  /[没沒](?:有)?(?:会|會|开会|開會)|不[开開](?:会|會|了|$|\s|;)|(?:不用|不必|无需|無需|别|別)[来來进進管]|忽略|无视|[错錯旧舊误誤]的?(?:链接|連結|鏈接)|(?:链接|連結|鏈接)[错錯旧舊失过過]|[结結]束|[录錄][像影屏]/u,
  /(?:회의|미팅|오늘|스탠드업|봇)\S{0,2} ?\S{0,4} ?없|(?:^|\s)안 ?(?:와|들어|참)|(?<!늦|잊)지 ?(?:마|말)|필요 ?없|무시|잘못|옛|끝났|종료/u,
];

/** What a phrase says on its own, with no more than courtesies beside it. */
const phrases = new RegExp(
  `^(?:(?:please|pls|sorry|ok|okay|oh|oops|actually|hey|folks|guys|all|team|everyone)\\b ?)*(?:${[
    'nvm|never ?mind|forget (?:it|this|that|about it)|scra(?:tch|p) (?:this|that|it)|disregard(?: this| that| it)?|ignore(?: this| that| it| me| isso)?',
    'wait(?: up| a (?:sec|second|moment|minute))?|hold (?:on|off)|stop|abort|not (?:yet|now|today|needed|necessary|required|this one|interested)|no longer needed|(?:stay|keep) (?:out|away)|go away|leave us alone',
    'over|all done|done|finished|ended|expired|deleted|removed|declined|scrapped|dropped|was(?: great| good| fun| nice)?|missed it|too late',
    `(?:private|confidential)(?: ${meeting})?`,
  ].join('|')})(?: (?:please|pls|sorry|thanks|thx|now|today|guys|folks|all|everyone|everybody|for now))*$`,
  'i',
);

/** How languages but English say no, not and without. */
const negations = alone(
  [
    'nicht|kein\\p{L}*|niemand|ohne|pas|sans|aucune?|sin|ningun\\p{L}*|não|nao|sem|nenhum\\p{L}*|non|niente|nessun\\p{L}*|senza|niet|geen|zonder',
    'inte|ingen|inget|inga|utan|ikke|intet|uden|uten|ei|älä|älkää|ilman|nie|bez|żad\\p{L}*|není|nebude|žádn\\p{L}*|yok|değil|olmadan',
    'no (?:hay|hace|es|habrá|entr\\p{L}+|ven\\p{L}+|vay\\p{L}+)|hoy no|не|нет|без|нема|немає|botsuz',
  ].join('|'),
);
/** Who says no for themselves wants somebody sent; and what else needs no answer: don't forget, no problem, don't be late. */
const harmless = alone(
  [
    'ich|je|j.\\p{L}+|jag|jeg|eg|minä|ja|já|ben|я|ik|yo|eu|io|kann\\p{L}*|könn\\p{L}*|schaff\\p{L}*|peu[xt]|puedo|puede|posso|pode|può|consigo|kan|mogę|może|могу|може\\p{L}*|можу|voin?|pysty\\p{L}*',
    'problem\\p{L}*|проблем\\p{L}*|probl\\p{L}*|sorg\\p{L}*|stress|panik|eile|souci|mal|grave|prisa|pressa|fretta|haast|bråttom|hast\\p{L}*|kiire\\p{L}*|schlecht|schlimm|doute|dud[ao]|dubbio|agenda|pasa nada',
    'vergess\\p{L}*|verget\\p{L}*|vergeet|(?:n.)?oubli\\p{L}*|olvid\\p{L}*|esque\\p{L}*|dimentic\\p{L}*|gl[öe]m\\p{L}*|unoht?\\p{L}*|zapom\\p{L}*|unut\\p{L}*|забу\\p{L}*',
    'spät|verspät\\p{L}*|retard|tarde|tardi|laat|sen[ta]?|forsink\\p{L}*|myöhä\\p{L}*|spóźn\\p{L}*|pozd\\p{L}*|geç|опазд\\p{L}*|запізн\\p{L}*',
  ].join('|'),
);
const mostWords = 4;

/** Whether words may mean that nobody is to come, `words` as they're read: a link is a `;`. */
export function mayBeUnwanted(words: string): boolean {
  if (signs.some((sign) => sign.test(words))) return true;
  const clauses = words.split(/[\n;,.!?:()]+/).map((clause) => clause.trim());
  if (
    clauses.filter(Boolean).length === 1 &&
    clauses.some((clause) => /^(?:no|nope|no,? thanks)$/i.test(clause))
  )
    return true;
  return clauses.some((clause) => phrases.test(clause) || isRefusal(clause));
}

/** `kein Bot`, `no vengas`, `nie trzeba`: short, with a no in it. */
function isRefusal(clause: string): boolean {
  const { length } = clause.match(/[\p{L}\p{M}'’-]+/gu) ?? [];
  return length <= mostWords && negations.test(clause) && !harmless.test(clause);
}
