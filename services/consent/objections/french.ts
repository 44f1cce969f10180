import type { Language } from './phrases.ts';

export const french: Language = {
  lists: {
    noun: 'enregistrement enregistrements transcription bot bots robot ia assistant prise_de_notes micro_du_bot',
    bot: 'bot robot ia assistant preneur_de_notes intelligence_artificielle',
    the: 'le la l les ce cet cette votre ton',
    obj: 'ca cela ceci nous moi tout cet_appel l_appel cette_reunion la_reunion cette_conversation la_conversation notre_conversation ce_passage cette_partie rien ce_que_je_dis ce_qu_on_dit',
    inf: 'enregistrer transcrire filmer ecouter noter prendre_des_notes tout_noter nous_ecouter nous_enregistrer m_enregistrer m_ecouter',
    imp: 'enregistrez enregistre transcrivez transcris filmez filme notez note ecoutez ecoute',
    done: 'enregistre enregistree enregistres enregistrees transcrit transcrite filme filmee ecoute ecoutee',
    thing:
      'l_enregistrement cet_enregistrement la_transcription ce_bot le_bot l_ia etre_enregistre etre_enregistree ce_que_ce_soit_enregistre cette_captation',
    go: 'sortir partir quitter_l_appel quitter_la_reunion s_en_aller disparaitre degager quitter_la_salle quitter_la_conversation',
  },
  phrases: `
    ne|n m|nous|l? {imp} pas|rien|plus {obj}?
    {imp} pas {obj}?
    ne prenez|prends pas de? notes?
    ne prenez|prends aucune note
    arretez|arrete|cessez|cesse|stoppez|stoppe de|d {inf} {obj}?
    arretez|arrete|cessez|cesse|stoppez|stoppe|coupez|coupe|suspendez|suspends|interrompez|interromps|desactivez|desactive|eteignez|eteins|debranchez|debranche {the} {noun}
    arreter|couper|stopper|suspendre|interrompre|desactiver|eteindre {the} {noun}
    arreter|cesser de|d {inf} {obj}?
    veux|voudrais|souhaite|souhaitons|voulons|aimerais pas etre {done}
    veux|voudrais|souhaite|souhaitons|voulons pas que ce|ca|cela|l_appel|cet_appel|la_reunion|je soit|sois {done}
    veux|voudrais|souhaite|voulons pas que vous|tu|le_bot|l_ia|on m|nous|l? enregistriez|enregistres|enregistre|ecoute|ecoutes|ecoutiez {obj}?
    veux|voudrais|souhaite|voulons pas d enregistrement
    veux|voulons pas de|d bot|robot|ia|assistant ici|dans_l_appel|dans_cet_appel|dans_cette_reunion|dans_la_reunion
    prefere|preferons|prefererais|aimerais|aimerais_mieux ne pas etre {done}
    prefere|preferons|prefererais que ce|ca|cela ne? soit pas {done}
    prefere|preferons|prefererais sans enregistrement|bot|robot|ia|le_bot|l_ia
    refuse|refusons d etre {done}
    refuse|refusons l_enregistrement|que_ce_soit_enregistre|cet_enregistrement
    m|nous oppose|opposons a {thing}
    pas d accord pour|avec etre {done}
    pas d accord pour que ce|ca|cela soit {done}
    pas d accord avec|pour {thing}
    consens|consentons|autorise|autorisons pas a? {thing}
    ne|n consens|consentons pas
    ne|n|n_ai_pas donne|donnons pas? mon|notre? consentement|accord|autorisation
    avez|as pas mon|notre consentement|accord|autorisation
    pas a l aise avec {thing}
    pas|aucun|aucune d|de? enregistrement|transcription|captation
    pas de bot|robot|bots|robots ici|dans_l_appel|dans_cet_appel|s_il_vous_plait|s_il_te_plait|svp|merci
    sans|pas {the}|de? bot|robot|ia svp|s_il_vous_plait|s_il_te_plait
    sans {the} {bot}
    {bot} doit|peut|devrait {go}
    faites|fais sortir|partir {the}? {bot}
    retirez|retire|virez|vire|enlevez|enleve|ejectez|ejecte|expulsez|expulse|supprimez|supprime|sortez|sors {the}? {bot} de|d? l? cet|cette|la? appel|reunion|conversation?
    retirer|virer|enlever|ejecter|expulser|sortir {the}? {bot} de|d? l? cet|cette|la? appel|reunion|conversation?
    {bot} dehors
    {bot} s_il_te_plait|s_il_vous_plait|merci_de? quitte|quittez|quitter l_appel|cet_appel|la_reunion|cette_reunion|la_conversation|cette_conversation|la_salle|nous
    {bot} s_il_te_plait|s_il_vous_plait|merci_de? pars|partez|partir|sors|sortez|sortir|va_t_en|allez_vous_en|degage|degagez|deconnecte_toi|deconnectez_vous d_ici|de_l_appel|de_cet_appel|de_la_reunion|de_cette_reunion?
    {bot} peux_tu|pouvez_vous|tu_dois|vous_devez|il_faut s_il_te_plait|s_il_vous_plait? {go}
    ceci|cela|ca|c|ce ne? doit|devrait pas etre {done}
    n est|etait pas a enregistrer
    entre nous|ca|c|ceci|est|reste|parler|parlons|strictement hors micro
    hors enregistrement
    off the record
    arreter|stopper|coupez|arretez tout enregistrement
  `,
  tails:
    's il vous te plait svp merci maintenant ici tout de suite aujourd hui ok d accord nous moi plus du pendant cet cette appel reunion un instant ' +
    'moment immediatement dans l la le les conversation partie pour ce cela vous toi s_il non rien en_cours stp a_present',
  joins: 'et ou mais car parce sinon tant jusqu si je on c quand avant puisque',
  blocked:
    /\b(?:dit|disait|disent|a dit|ont dit|demande|demandait|demandent|si|quand|pourquoi|comment|il|elle|ils|elles|oublie|oublier|avant|apres|lorsque|faut il|doit on|devrait on|clients|gens|toujours|jamais)\b[^.]{0,16}$/,
  allowed:
    /\b(?:j ai dit|je dis|je vous demande|je te demande|je demande|je vous prie|je vous ai demande|s il vous plait|s il te plait|merci)(?: de| d| que| qu)?$|\bil faut$/,
};
