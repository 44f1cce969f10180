import type { Language } from './phrases.ts';

export const spanish: Language = {
  lists: {
    noun: 'grabacion transcripcion bot robot ia asistente toma_de_notas grabadora',
    bot: 'bot robot ia asistente inteligencia_artificial grabador',
    the: 'el la los las este esta ese esa su tu al',
    obj: 'esto eso nos me nada todo esta_llamada la_llamada esta_reunion la_reunion esta_conversacion la_conversacion nuestra_conversacion esta_parte aqui lo_que_digo lo_que_decimos',
    ger: 'grabar grabando grabarnos grabarme grabarlo transcribir transcribiendo escuchar escuchando escucharnos tomar_notas tomando_notas anotar filmar filmando',
    neg: 'graben grabes grabe grabeis transcriban transcribas transcriba escuchen escuches filmen filmes tomen_notas tomes_notas tome_notas anoten anotes',
    done: 'grabado grabada grabados grabadas transcrito transcrita transcritos filmado filmada',
    thing:
      'la_grabacion esta_grabacion que_se_grabe que_me_graben que_nos_graben que_se_grabe_esto que_graben_esto ser_grabado ser_grabada la_transcripcion el_bot la_ia este_bot',
    go: 'salir irse salirse marcharse abandonar_la_llamada abandonar_la_reunion desaparecer',
  },
  phrases: `
    no me|nos|lo|la|se? {neg} {obj}?
    no quiero|queremos|quisiera|deseo|me_gustaria ser {done}
    no quiero|queremos|quisiera|deseo|me_gustaria que me|nos|se|lo|esto? {neg}|grabe|grabes {obj}?
    no quiero|queremos que esto|eso|la_llamada|la_reunion quede|sea|este {done}
    no quiero|queremos un? ningun? bot|bots|robot|ia aqui|en_la_llamada|en_esta_llamada|en_la_reunion
    para|parad|paren|pare|deja|dejen|deje|dejad|detengan|deten|cesen de? {ger} {obj}?
    para|parad|paren|pare|deten|detengan|detenga|corta|corten|apaga|apaguen|apague|apagad|desactiva|desactiven|desactive|pausa|pausen|quita|quiten|quite|termina|terminen|interrumpan|desconecta|desconecten {the} {noun}
    parar|detener|cortar|apagar|desactivar|pausar|quitar|terminar|desconectar {the} {noun}
    parar|dejar de {ger} {obj}?
    prefiero|preferimos|preferiria|prefeririamos no ser {done}
    prefiero|preferimos|preferiria|prefeririamos que no me|nos|se|lo|esto? {neg}|grabe {obj}?
    prefiero|preferimos|preferiria sin grabacion|bot|el_bot|la_ia|ia
    no doy|damos|di|dimos|he_dado mi|nuestro|el? consentimiento|permiso|autorizacion
    no tienen|tienes|tiene|teneis mi|nuestro consentimiento|permiso|autorizacion
    no consiento|consentimos|autorizo|autorizamos|acepto|aceptamos|apruebo a|en? {thing}
    no consiento|consentimos|autorizo
    no estoy|estamos de acuerdo con|en|a? {thing}
    me|nos opongo|oponemos a {thing}
    opongo a {thing}
    no me|nos siento|sentimos comodo|comoda|comodos|comodas con {thing}
    no estoy|estamos comodo|comoda|comodos con {thing}
    me|nos niego|negamos a ser {done}
    me|nos niego|negamos a {thing}
    sin grabacion|grabar|grabaciones
    sin el|la bot|robot|ia
    sin bots|bot|ia por_favor
    no grabar|grabaciones {obj}?
    nada de grabar|grabaciones|bots
    {bot} debe|deberia|tiene_que|puede|que {go}
    saquen|saca|saque|sacad|echen|echa|eche|echad|quiten|quita|quite|expulsen|expulsa|eliminen|elimina|retiren|retira {the}|a? {bot} de|fuera? la|esta? llamada|reunion|sala?
    sacar|echar|quitar|expulsar|eliminar|retirar {the}|a? {bot} de|fuera? la|esta? llamada|reunion|sala?
    fuera el|la {bot}
    {bot} fuera
    {bot} por_favor? sal|salga|salte|salgase|vete|vayase|desconectate|desconectese de? la|esta|aqui? llamada|reunion|sala|conversacion?
    {bot} por_favor? abandona|abandone|deja|deje la|esta llamada|reunion|sala|conversacion
    {bot} puedes|puede|podrias|podria|tienes_que|tiene_que|debes|debe por_favor? {go}
    que se_vaya|se_salga|salga {the}? {bot}
    esto|eso no debe|deberia|puede ser|quedar {done}
    esto|eso no se graba|debe_grabar|puede_grabar
    esto|eso es|queda|va|hablemos|hablar? fuera de registro|grabacion|micro|microfono
    off the record
    extraoficialmente
  `,
  tails:
    'por favor gracias ahora aqui ya mas hoy ok vale todo todos nos me en esta la el de momento un mismo inmediatamente parte llamada reunion ' +
    'conversacion esto eso porfa porfavor durante a_todos amigos tambien porfis',
  joins: 'y o pero porque si que hasta mientras cuando antes yo nosotros es pues',
  blocked:
    /\b(?:dijo|dice|dicen|dijeron|digo|decia|pregunto|preguntaron|si|cuando|como|por que|quien|ella|ellos|ellas|olvide|olvides|olviden|antes de|despues de|deberiamos|debemos|clientes|gente|siempre|nunca|no)\b[^.]{0,16}$/,
  allowed:
    /\b(?:ya dije que|dije que|digo que|he dicho que|les pido|te pido|os pido|pido que|les ruego)(?: que| no)?$|\b(?:pido|solicito)$/,
};
