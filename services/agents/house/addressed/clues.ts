/**
 * Words by which one hears whether a clause asks somebody for something, in English, German, French, Spanish, Italian,
 * Portuguese, Dutch, Finnish and Swedish; folded, so without accents. Where a name stands tells most; these settle the rest.
 */
function setOf(...lists: readonly string[]): ReadonlySet<string> {
  return new Set(lists.flatMap((list) => list.trim().replaceAll('’', "'").split(/\s+/)));
}

export const fillers = setOf('uh uhh uhm um umm er erm eh ah ahm hm hmm mm mmm mhm euh ehm aeh oeh');

/** Sounds of somebody who listens. */
export const backchannels = setOf(
  'yeah yes yep yup okay ok right sure uh-huh huh mhm cool great good nice ja genau oui si sim joo juu no so alright exactly aha oh',
);

/** What calls somebody: behind these a name is spoken to, mostly. */
export const calls = setOf(
  'hey hi hello yo dear hallo servus moin salut bonjour coucou oye hola ciao senti scusa ola oi hoi hei hej moi terve tjena kuule hor',
);

/** What thanks, welcomes or takes leave: it speaks to somebody, and asks for nothing. */
export const courtesies = setOf(
  'thanks thank cheers welcome bye goodbye sorry congrats congratulations danke merci gracias grazie obrigado obrigada bedankt dank kiitos tack tschuss adieu adios hei-hei pardon bienvenue willkommen bienvenida',
);

/** What a sentence may begin with before it says anything. */
export const openers = setOf(
  `and but so then well now also oh ok okay alright all right yes yeah yep no nope please just actually anyway great good perfect
  cool fine sure maybe sorry wait morning afternoon evening again`,
  'und aber dann nun jetzt ach nein gut bitte genau na doch guten tag morgen',
  'et mais donc alors bon bien oui non ensuite maintenant voila attends d’accord pardon',
  'y pero entonces bueno buenos dias pues vale si ahora perdon muy bien',
  'e ma allora bene va dunque ecco si no adesso ora poi scusa',
  'mas entao bom bem agora sim nao pronto olha dia',
  'en maar dus nou goed nee oke dan nu',
  'ja mutta niin hyva nyt sitten joo okei',
  'och men sa da nej bra okej alltsa dessutom',
);

/** After “I” these tell that somebody else is meant: `can you`, `kannst du`. */
export const yous = setOf(
  'you ya du ihr sie tu te vous usted ustedes voce voces vc je jij u jullie ge sina te teidan ni',
);
export const modals = setOf(
  'can could would will do did have are were should might may don’t didn’t won’t wouldn’t couldn’t can’t aren’t haven’t',
  'konnen konnten wurden haben wollen mochten sind konnt kannst konntest wurdest willst hast bist',
  'peux pourrais pouvez pourriez veux voudrais as avez es',
  'puede podria pode poderia consegue puo potrebbe',
  'kun kan kunt kon zou wil heb hebt weet ga doe mag moet',
  'voisitteko voitteko kunde skulle vill har vet gor tar',
);

/** Verbs that nobody but whom one speaks to is the subject of. */
export const youVerbs = setOf(
  'kannst konntest wurdest willst mochtest magst hast bist weisst darfst sollst solltest machst siehst schickst findest',
  'peux pourrais pouvez pourriez veux sais avez voulez dis-moi',
  'puedes podrias quieres querrias tienes sabes podeis',
  'puoi potresti vuoi vorresti hai sai riesci',
  'podes poderias consegues queres tens sabes podias',
  'voitko voisitko haluatko pystytko saatko ehditko muistatko tiedatko onko voisitteko voitteko osaatko loydatko naetko laitatko',
);

/** Words of asking nicely. */
export const pleases = setOf(
  'please pls bitte svp plait favor favore cortesia piacere alsjeblieft alstublieft alsjeblief snalla vanligen ystavallisesti',
);

/** What one may be told to do. In most of these languages no third person sounds like it. */
export const imperatives = setOf(
  `send add create make note remind schedule find search look check tell show give summarize summarise open file draft write
  take move update set book post share ask let help stop start cancel forget remember record log assign invite email message
  don't read list get pull bring run try hold wait ignore undo change delete remove repeat translate explain track close
  follow ping call put keep mark use go do be prepare arrange compare collect copy include tag turn pause resume attach
  reschedule rename drop skip double scratch scrap capture calculate confirm mute listen say name never translate sum`,
  `schick schicke schicken sende erstell erstelle mach mache such suche finde zeig zeige sag sage schreib schreibe leg lege
  trag trage notier notiere erinner erinnere fass fasse plane ruf gib nimm hilf stopp stoppe vergiss lies pruf prufe lade fug
  fuge setz setze teile teil merk merke warte buche losche streich streiche ubersetze frag frage halt halte hol hole`,
  `envoie envoyez envoie-le cree creez ajoute ajoutez rappelle rappelez montre montrez fais faites cherche cherchez trouve
  trouvez note notez resume resumez planifie planifiez mets mettez donne donnez lis ecris ecrivez ouvre partage supprime annule
  arrete oublie attends prends dis explique traduis reserve invite demande prepare laisse`,
  `envia enviale envianos enviame manda mandale mandanos mandame crea anade agrega apunta anota recuerda recuerdanos recuerdame
  busca encuentra muestra muestranos dime dinos haz pon resume programa escribe abre comparte borra cancela olvida olvidalo
  espera lee traduce explica reserva invita pregunta prepara deja toma envie mande`,
  `invia inviale mandalo mandaci inviaci aggiungi ricorda ricordaci ricordami cerca trova mostra mostraci dimmi dicci fai metti
  riassumi pianifica scrivi apri condividi cancella annulla ferma fermati dimentica aspetta leggi segna prendi traduci spiega
  prenota chiedi prepara lascia`,
  `cria crie adiciona adicione anote lembra lembre lembra-nos procura procure busque mostre diz diga faz faca poe coloca coloque
  resuma agenda agende escreve escreva abra partilha compartilha compartilhe apaga apague cancele para pare esquece esqueca
  traduza traduz explique reserva marca marque prepara deixa veja ve`,
  `stuur maak voeg zoek vind laat zeg vertel schrijf noteer herinner deel verwijder annuleer vergeet wacht lees geef zet vat
  vraag vertaal boek houd kijk haal sluit bereid`,
  `laheta lisaa luo tee etsi loyda nayta kerro kirjoita muistuta merkitse avaa jaa poista peru lopeta unohda odota lue anna laita
  tiivista auta kaanna varaa pyyda tarkista kysy ala`,
  `skicka skapa lagg sok hitta visa saga sag beratta skriv anteckna paminn boka planera oppna dela ta ge gor stoppa glom vanta
  las sammanfatta hjalp ring spara radera oversatt kolla fraga se ta`,
);

/** The same word says what somebody did: behind a name without a comma it isn't asked. */
export const pastToo = setOf('put set read let cut call note do be go mark look name use help double sum');

export const questionWords = setOf(
  "what what's when where where's who who's whose why how how's which",
  'was wann wo wer wie warum wieso weshalb welche welcher welches welchen wieviel wohin',
  "quand qui comment pourquoi quel quelle quels quelles combien que qu'est-ce qu'est qu'a quoi ou",
  'que cuando donde quien quienes como cual cuales cuanto cuanta cuantos cuantas',
  'che cosa quando dove chi come perche quale quali quanto quanti quante cos’e',
  'o quem qual quais quantos quantas onde porque',
  'wat wanneer waar wie hoe waarom welke hoeveel',
  'mita mika milloin missa kuka miten miksi kuinka paljonko montako mitka keta',
  'vad nar var vem hur varfor vilken vilka vilket',
);

/** Some questions begin like what is said about somebody: “Nova, who is our agent, …”. */
export const relatives = setOf('who whose which that qui que quien che chi die der das wie o como');

/** Subjects that only follow a verb where something is asked: `did we`, `is there`. */
export const pronouns = setOf(
  'i we they he she it there anyone anybody somebody someone everyone these those wir ich es on nous je nos ik we er me vi jag det',
);

/** What somebody does who is spoken of. */
export const thirdPersons = setOf(
  `will would is was has had does did can could should may might must isn't wasn't hasn't won't can't doesn't didn't couldn't
  shouldn't said says asked told sent sends wrote made got gets knows thinks wants needs looks seems takes took of in on from for
  with as and or to at already always never just also did`,
  'wird hat ist war kann soll muss macht hatte sollte konnte wurde mochte darf und oder von hatte hilft schickt',
  'a est va doit peut sera etait pourrait fait et ou',
  'ha es va debe puede tiene era esta sera hara y o dijo',
  'e era puo deve fara ed o',
  'foi vai deve pode tem disse fez ou',
  'is heeft zal was moet kan gaat en of',
  'on oli voi ei tekee ja tai lahettaa',
  'ar var har ska kan och eller skickar',
);

/** “I need the deck”: a wish, where it's said to somebody. */
export const wishes = setOf(
  "need want i'd we'd brauche brauchen mochte hatte j'aimerais voudrais besoin necesito necesitamos quiero quisiera vorrei preciso gostaria queria wil nodig tarvitsen haluaisin vill behover",
);

/** What goes on with a request: “and send it to Ben too”. */
export const continuations = setOf(
  'and also plus oh then actually und ausserdem noch et aussi y tambien e anche tambem en ook ja myos och aven ah wait no well sorry',
);

/** “Let’s ask Nova”: to whom a question is given that follows. */
export const askVerbs = setOf(
  'ask fragen frag frage demande demandons demandez pregunta preguntemos preguntale chiedi chiediamo pergunta perguntemos vraag vragen kysy kysytaan fraga',
);

/** “You just say ‘Nova, …’”: how it's spoken to, told to people. */
export const sayVerbs = setOf(
  'say says said saying type types wrote called named sag sagt sagst dis dire dit di diga dici zeg sano sag saga',
);

/** What stands before a name that a clause is about. */
export const leadsToName = setOf(
  `to from with for by of at about in on via through than like as and or & the a an our my your his her their this that's is was
  ask asked tell told invite invited ping see saw let get got thank thanked message mute remove kick add meet met have had
  hear heard call called make made give gave named need needs want wants send sent use using know knows help helps pay show
  mit von fur bei an und oder die der das den dem unsere unser fragen fragt frag
  avec de pour par a et ou la le les notre demander
  con de para por a y o la el al nuestra preguntar
  con di per da e o la il alla nostra chiedere
  com da do por e ou a o nossa perguntar
  met van voor aan door en of de het onze vragen
  ja tai med av for till hos och eller fraga`,
);

/** What an agent is called by those who present it: “our assistant, Nova”. */
export const roles = setOf(
  `agent assistant bot ai colleague teammate avatar notetaker helper robot intern member host friend
  assistentin assistent kollegin kollege agentin assistante collegue asistente companera companero agente colega
  assistente collega medewerker avustaja tekoaly kollega medarbetare`,
);
export const articles = setOf(
  'our my your his her their the a an unsere unser die der das mein meine notre mon ma le la l nuestro nuestra mi el il nostra nostro mia nossa nosso minha o onze de het mijn meidan min var en ett',
);

/** Several people are asked, and not it. */
export const plurals = setOf('all guys both everyone everybody folks two three');

/** Taken back, as a whole clause begins. */
export const retractions: readonly (readonly string[])[] = [
  'never mind',
  'nevermind',
  'forget it',
  'forget that',
  'forget about it',
  'scratch that',
  'scrap that',
  'cancel that',
  'hold off',
  "don't do that",
  "don't send it",
  'leave it',
  'vergiss es',
  'vergiss das',
  'lass es',
  'laisse tomber',
  'oublie ca',
  'olvidalo',
  'dejalo',
  'lascia perdere',
  'lascia stare',
  'esquece isso',
  'deixa estar',
  'deixa para la',
  'laat maar',
  'vergeet het',
  'unohda se',
  'anna olla',
  'glom det',
  'strunt i det',
].map((words) => words.split(' '));

/** Words of languages that the lists above know: a statement in them that asks for nothing is told from a request. */
export const known = setOf(
  'the and is that it we i you this was are have',
  'der die das und ist ich wir nicht ein eine es',
  'le les est et je nous c’est un une pas',
  'el los es y yo un una no lo',
  'il lo e io un una non',
  'os um uma eu nao',
  'de het een ik we niet is',
  'on ja me se ei',
  'och ar jag vi det inte en',
);

const clues = new Set(
  [
    ...[fillers, backchannels, calls, courtesies, openers, yous, modals, youVerbs, pleases, imperatives],
    ...[questionWords, relatives, pronouns, thirdPersons, wishes, continuations, askVerbs, sayVerbs],
    ...[leadsToName, articles, known],
  ].flatMap((words) => [...words]),
);

/** Whether a word is one of those that make a sentence, so hardly a name. */
export function isClue(word: string): boolean {
  return clues.has(word);
}
