import type { Language } from './phrases.ts';

export const german: Language = {
  lists: {
    noun: 'aufnahme aufzeichnung aufnahmen mitschnitt transkription transkript mitschrift bot bots ki ki_bot roboter protokollierung',
    bot: 'bot ki ki_bot roboter assistent ki_assistent aufnahmebot notizbot',
    the: 'die der den das diese diesen dieser',
    obj: 'das uns mich es dies hier alles dieses_gesprach das_gesprach unser_gesprach diesen_anruf diesen_call den_call das_meeting dieses_meeting diesen_teil hiervon nichts',
    rec: 'aufnehmen aufzeichnen mitschneiden mitschreiben protokollieren transkribieren filmen mithoren zuhoren',
    izu: 'aufzunehmen aufzuzeichnen mitzuschneiden mitzuschreiben zu_protokollieren zu_transkribieren zu_filmen mitzuhoren zuzuhoren',
    done: 'aufgenommen aufgezeichnet mitgeschnitten mitgeschrieben protokolliert transkribiert gefilmt',
    thing:
      'der_aufnahme der_aufzeichnung der_transkription dem_mitschnitt dem_bot der_ki dem_mitschneiden einer_aufnahme einer_aufzeichnung einem_mitschnitt dieser_aufnahme',
    go: 'raus gehen rausgehen verschwinden weg den_raum_verlassen das_meeting_verlassen den_call_verlassen das_gesprach_verlassen die_besprechung_verlassen uns_verlassen',
  },
  phrases: `
    nicht|nichts|nix bitte? {rec}
    {obj} bitte? nicht bitte? {rec}
    nehmt|nimm|nehmen|zeichnet|zeichne|zeichnen|schneidet|schneide|schneiden sie? {obj}? bitte? nicht|nichts auf|mit
    schreibt|schreib|schreibe|schreiben|hort|hor|hore|horen|filmt|filme|protokolliert|protokolliere|protokollieren|transkribiert|transkribiere|transkribieren sie? {obj}? bitte? nicht|nichts mit|zu?
    hort|hor|hore|horen sie? bitte? auf uns? {obj}? {izu}
    hort|hor|hore|horen sie? bitte? auf mit der|dem|diesem? {noun}
    stoppt|stopp|stoppe|stoppen|beendet|beende|beenden|unterbrecht|unterbrich|pausiert|pausiere|pausieren sie? bitte? {the} bitte? {noun}
    {the}? {noun} bitte? stoppen|beenden|aus|ausschalten|abschalten|ausmachen|abbrechen|anhalten|unterbrechen|pausieren|abstellen
    schalt|schalte|schaltet|schalten|mach|mache|macht|machen|stell|stelle|stellt|stellen sie? bitte? {the} {noun} bitte? jetzt|sofort? aus|ab
    mochte|will|wollte|wurde|wollen|mochten wir? hier? nicht {done} werden
    mochte|will|wollte|wollen|mochten wir? nicht dass ihr|sie|der_bot|die_ki|das|dies|es|mich|uns|jemand? {obj}? aufnehmt|aufzeichnet|mitschneidet|mitschreibt|zuhort|aufnimmt|mithort
    mochte|will|wollte|wollen|mochten wir? nicht dass das|dies|es|dieses_gesprach|das_gesprach|ich {done} wird|werde
    bin|sind|ware nicht|nie mit {thing} einverstanden
    bin|sind|ware nicht einverstanden mit {thing}
    bin|sind|ware mit {thing} nicht|gar_nicht|uberhaupt_nicht einverstanden
    nicht|nie damit? einverstanden dass das|dies|es|ich|wir|dieses_gesprach|das_gesprach hier? {done} wird|werde|werden
    nicht|nie damit? einverstanden dass hier {done} wird
    bin|sind|ware dagegen dass das|dies|es|ich|wir|dieses_gesprach|das_gesprach hier? {done} wird|werde|werden
    bin|sind gegen die|eine aufnahme|aufzeichnung|transkription
    widerspreche|widersprechen wir? hiermit? {thing}
    stimme|stimmen wir? {thing} nicht zu
    habe|hab|haben ich|wir? nicht|nie zugestimmt {done} zu werden
    habe|hab|haben ich|wir? {thing} nicht|nie zugestimmt
    gebe|geben wir? meine|unsere|keine einwilligung|zustimmung|erlaubnis nicht? dazu|dafur?
    habe|haben|hast|habt meine|unsere einwilligung|zustimmung|erlaubnis nicht
    keine|kein|keinen aufnahme|aufnahmen|aufzeichnung|aufzeichnungen|mitschnitt|mitschnitte|mitschrift|transkription
    keine bots|ki hier|in_diesem_call|in_diesem_meeting|bitte|im_raum|im_meeting|im_call
    {bot} bitte? {go}
    {bot} bitte? geh|gehen_sie|verschwinde|verschwinden_sie|hau_ab|hauen_sie_ab bitte? raus|weg|hier_raus|jetzt
    {bot} bitte? verschwinde|verschwinden_sie|hau_ab
    {bot} bitte? verlass|verlasse|verlassen_sie bitte? uns|den|das|die|diesen|dieses|diese|unser|unsere|unseren bitte? call|meeting|gesprach|raum|besprechung|anruf?
    {bot} kannst_du|konntest_du|konnen_sie|konnten_sie|wurdest_du|wurden_sie bitte? {go}
    {bot} soll|muss|sollte|darf|kann bitte? jetzt|hier|wieder? {go}
    werft|wirf|werfen|schmeisst|schmeiss|schmeissen|nehmt|nimm|nehmen|kickt|kick|kicken sie? bitte? {the} {bot} bitte? raus|hinaus|rauswerfen|aus_dem_call|aus_dem_meeting
    {the}? {bot} bitte? rauswerfen|rausschmeissen|entfernen|rausnehmen|kicken
    entfernt|entferne|entfernen sie? bitte? {the}? {bot}
    ohne {the}|einen|eine? {bot}|aufnahme|aufzeichnung|mitschnitt reden|sprechen|weitermachen|weiterreden?
    das|dies|es|hier|dieses_gesprach|das_gesprach soll|darf|sollte|wird bitte? hier? nicht {done} werden?
    nicht furs|fur_das protokoll
    fuhle|fuhlen mich|uns mit {thing} nicht|unwohl wohl?
    mir|uns ist nicht wohl bei|mit {thing}
    lieber nicht {done} werden
    lieber ohne aufnahme|aufzeichnung|mitschnitt|bot|ki
  `,
  tails:
    'bitte danke jetzt hier sofort mehr heute alle ok okay gleich mal kurz dabei ja nein auch uns mich in diesem dem call meeting gesprach teil ' +
    'im raum den die das weiter wirklich lieber vielen dank gerade zu machen und_so leute sprechen reden',
  joins: 'und oder aber weil denn sonst solange bis wenn ich wir es dass das_ist',
  blocked:
    /\b(?:sagte|sagt|sagten|gesagt|meinte|fragte|gefragt|ob|falls|als|warum|wieso|wie|wer|sie (?:wollen|mochten|sagten)|er|vergessen|vergiss|bevor|nachdem|hatte|hatten|sollten wir|soll ich|kunden|leute|man|nicht|niemals|damals)\b[^.]{0,16}$/,
  allowed: /\b(?:ich sagte|habe gesagt|ich habe gesagt|wie gesagt|ich bitte (?:euch|dich|sie))$|\bich$/,
};
