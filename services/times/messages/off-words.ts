/** What says in other languages than English that a call is off; parts of words, as they're bent. */
const calls =
  'meetings?|stand-?ups?|dail(?:y|ies)|weekly|calls?|syncs?|retro|besprechung|termin|sitzung|réunion|point|visio|reuni(?:[oó]n|[aã]o)|junta|llamada|chamada|riunione|chiamata|vergadering|overleg|möte|møde|møte|palaveri\\p{L}*|kokous\\p{L}*|standup\\p{L}{1,3}|calla|spotkani\\p{L}*|schůzk\\p{L}*|porad\\p{L}*|созвон\\p{L}*|встреч\\p{L}*|стендап\\p{L}*|дзвінк\\p{L}*|зустріч\\p{L}*|toplantı';
const no =
  'kein\\p{L}*|(?:pas|plus) de|sin|no (?:hay|habrá|tenemos)|sem|não (?:há|haverá|vai (?:haver|ter)|temo?s?)|niente|nessun\\p{L}*|non c.è|geen|ingen|inget|intet|ikke noe|ei|nie (?:ma|będzie)|bez|není|nebude|žádn\\p{L}*|без|нет|не будет|не буде|немає';
const stems = [
  `(?:${no}) (?:${calls})(?!-)|(?:${calls})(?: \\p{L}+)? (?:не будет|нет|не буде|немає|yok|nebude|není|nie będzie|se nekoná)`,
  'abgesagt|sagen wir ab|wir sagen (?:\\p{L}+ ){0,3}ab|entfällt|entfallen|ausgefallen|storniert|findet nicht statt|fällt(?: \\p{L}+)? aus|abgeblasen|gecancel\\p{L}*',
  'annulée?|(?:on|j|nous) ?.?annul(?:e|ons|era|erons)|supprimée?|n.aura pas lieu|n.a pas lieu',
  'cancelad[oa]s?|suspendid[oa]|se cancel[aó]|cancelamos|desmarcad[oa]',
  'annullat[oa]|annulliamo|cancellat[oa]|sospes[oa]|riunione salta|salta la riunione',
  'afgelast|afgezegd|afgeblazen|geannuleerd|we annuleren|gaat niet door|vervalt',
  'odwołan\\p{L}*|odwołujemy|anulujemy|anulowan\\p{L}*|nie odbędzie|zrušen\\p{L}*|ruší se',
  'отмен(?!ить|ять)\\p{L}*|скасован\\p{L}*|скасову\\p{L}*|відмінен\\p{L}*',
  'inställ[dt]\\p{L}*|ställs in|avbok\\p{L}*|avlyst|aflyst|(?:avlyser|aflyser|ställer in)|kansellert',
  'peruttu|perumme|perutaan|peruuntuu|peruutettu|peruttiin',
  'iptal',
].join('|');
const unspaced = '中止|キャンセル|取りやめ|お休み|取消|취소';
const postponed = [
  'moved|rescheduled|pushed(?: back)?|delayed|postpon\\p{L}+|no longer|cancel\\p{L}*|call(?:ed|ing)? off|not happening',
  'verschoben|verlegt|reportée?|décalée?|aplazad[oa]|pospuest[oa]|adiad[oa]|remarcad[oa]|rinviat[oa]|rimandat[oa]|spostat[oa]',
  'uitgesteld|verplaatst|verzet|przełożon\\p{L}*|przesunięt\\p{L}*|перен[её]с\\p{L}*|отлож\\p{L}*|перенос|відклад\\p{L}*',
  'uppskjut\\p{L}*|(?:fram)?flyttat|flyttet|utsatt|udsat|udskud\\p{L}*|odložen\\p{L}*|přesunut\\p{L}*|siirretty|siirtyy|siirretään|ertelen\\p{L}*',
].join('|');
const past = [
  'yesterday|last (?:week|month|time)|earlier today|recordings?(?= ?(?:of|from|is|are|here|available|[:;]))|(?:transcript|replay|recap|slide|minute)s?(?= (?:of|from|is))|(?:notes|action items|summary)(?= (?:of|from))',
  'aufzeichnung|aufnahme|gestern|enregistrement|hier (?:soir|matin|après)|d.hier|grabación|ayer|gravação|ontem|registrazione|ieri',
  'opname|gisteren|nagranie|wczoraj|запись|записи|вчера|вчора|запис|inspelning\\p{L}*|igår|i går|optagelse\\p{L}*|opptak\\p{L}*',
  'tallenne|nauhoitus|eilen|kayıt|kaydı|dün',
].join('|');

const alone = (words: string) => new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})`, 'iu');
/** What is said of cancelling, and says that it isn't so. */
export const stillOn =
  /(?<!\p{L})(?:(?:do|is|was|are|am|should|will)(?: not|n['’]?t)|not|never|nicht|kein\p{L}*|pas|non|niet|nie|не|inte|ikke|ei|değil)(?: \p{L}+)? (?:been )?(?:cancel|postpon|abgesagt|annul|geannul|afgelast|odwoł|отмен|скасов|inställ|avlyst|aflyst|peru|iptal)\p{L}*/giu;

const verbs =
  '(?:join|attend|come|enter|dial in|call in|hop on|jump on|connect|go|show up|participate|be there|send (?:anyone|anybody|stand-?in|the bot|a bot|it))';
const noNeed =
  "no need|not needed|needn['’]?t|no one needs?|nobody needs?|you (?:don['’]?t|do not) (?:have|need)";
const never = "(?:do not|don['’]?t|dont|never|please not|must not|mustn['’]?t|should not|shouldn['’]?t)";
/** The end of the phrase, the call, or a word for it. */
const thisCall =
  '(?= ?(?:$|[;.,!)]|(?:this|that|it|us|here|today|please|anymore|pls|thanks|the (?:call|meeting|standup|session))(?!\\p{L})))';

/** For us, and plainly. */
export const refused = [
  alone(stems),
  new RegExp(unspaced, 'u'),
  new RegExp(
    `(?<!\\b(?:i|if you|we|they|who) (?:\\p{L}+ )?)\\b${never} (?:please )?${verbs}${thisCall}`,
    'imu',
  ),
  new RegExp(`\\b(?:${noNeed})(?: for (?:you|stand-?in|the bot))? to ${verbs}${thisCall}`, 'imu'),
  /(?:^|[;,.!:]) ?(?:please |pls |let['’]?s )?skip(?: (?:this|it|that|today)(?: (?:one|call|meeting|standup|time))?)?(?= ?(?:$|[;.,!)]))/imu,
  alone(
    '(?:bitte )?nicht (?:beitreten|teilnehmen|joinen|dazukommen|reingehen|einwählen)|(?:ne|n.) ?(?:pas )?(?:rejoi\\p{L}+|entre\\p{L}+|connect\\p{L}+) pas|ne pas (?:rejoindre|entrer|participer)',
  ),
  alone(
    'no (?:te |se |os )?(?:unas|unan|unáis|unirse|unirte|entres|entrar|entréis|conectes|conectarse|asistas)|não (?:entre\\p{L}*|participe\\p{L}*|se junte\\p{L}*)|non (?:entra\\p{L}*|partecipa\\p{L}*|unir\\p{L}*|collega\\p{L}*)',
  ),
  alone(
    'niet (?:deelnemen|joinen|meedoen|bijwonen)|(?:neem|doe) niet (?:deel|mee)|nie (?:dołącza\\p{L}*|wchod\\p{L}*)|не (?:подключа\\p{L}*|присоединя\\p{L}*|заход\\p{L}*|приєдну\\p{L}*|підключа\\p{L}*)',
  ),
  alone(
    '(?:gå|anslut|delta) inte(?: med)?|deltag ikke|ikke (?:bli med|delta|deltag)|(?:älä|älkää) lii(?:ty|tty)\\p{L}*|katılma\\p{L}*',
  ),
  /参加しない|参加不要|不参加|不要参加|不要加入|不用参加|不用加入|别加入|別加入|참여하지|참가하지|들어가지|들어오지/u,
];

/** Words of doubt, unless they are about a call that goes ahead. */
export const maybeOff = [
  alone(postponed),
  alone(past),
  /延期|推迟|推遲|改期|昨日|昨天|録画|录制|錄影|연기|미뤄|어제|녹화/u,
  new RegExp(
    `(?<!\\bi (?:\\p{L}+ )?)\\b(?:${never}|${noNeed})(?! (?:hesitate|forget|fail))(?: \\p{L}+){0,2} ${verbs}\\b`,
    'iu',
  ),
  /\b(?:we|you|they|everyone|everybody)(?: (?:all|can|should|could|will|may|might|must))? skip\b|\b(?:let['’]?s|please|pls|to) skip\b/i,
  /\b(?:no|without|don['’]?t (?:need|want)|do not (?:need|want)|keep) (?:a |the |any )?(?:bots?|notetakers?|stand-?in|ai)\b/i,
  /\b(?:ignore|wrong|old|expired|outdated|broken|previous) (?:this |the |that )?(?:link|call|invite|one|message|meeting)\b/i,
];
/** Another call, a question or a condition. */
export const notThis =
  /\?|(?<!\p{L})(?:instead|but|still|is on|are on|goes ahead|going ahead|other|another|except|if|unless|whether|aber|stattdessen|trotzdem|falls|wenn|sondern|mais|sauf|plutôt|pero|sino|salvo|mas|invece|maar|wel|ale|но|але|men|mutta|ama|don['’]?t cancel)(?!\p{L})/iu;
