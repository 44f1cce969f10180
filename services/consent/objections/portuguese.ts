import type { Language } from './phrases.ts';

export const portuguese: Language = {
  lists: {
    noun: 'gravacao transcricao bot robo ia assistente gravador captacao',
    bot: 'bot robo ia assistente inteligencia_artificial gravador',
    the: 'o a os as este esta esse essa seu sua',
    obj: 'isto isso nos me nada tudo esta_chamada essa_chamada a_chamada a_ligacao esta_reuniao essa_reuniao a_reuniao esta_conversa essa_conversa a_conversa nossa_conversa esta_parte essa_parte aqui o_que_eu_digo o_que_dizemos',
    inf: 'nos_ouvir me_ouvir nos_gravar me_gravar nos_escutar gravar gravando transcrever transcrevendo ouvir ouvindo escutar escutando filmar filmando tomar_notas anotar anotando fazer_anotacoes tomar_nota',
    neg: 'grave graves gravem transcreva transcrevam escute escutem ouca oucam filme filmem anote anotem tome_notas tomem_notas tomes_notas',
    done: 'gravado gravada gravados gravadas transcrito transcrita transcritos filmado filmada',
    thing:
      'a_gravacao gravacao esta_gravacao essa_gravacao com_a_gravacao a_transcricao o_bot a_ia ser_gravado ser_gravada que_gravem que_me_gravem que_isso_seja_gravado que_isto_seja_gravado que_seja_gravado',
    go: 'sair ir_embora se_retirar retirar_se sair_da_chamada sair_da_reuniao sair_daqui desaparecer',
  },
  phrases: `
    nao me|nos|o|se? {neg} {obj}?
    nao nos|me|se? gravar {obj}?
    nao quero|queremos|queria|desejo|gostaria|gostariamos de? ser {done}
    nao quero|queremos|queria|gostaria que me|nos|isto|isso|a_chamada|a_reuniao|a_conversa|voces|o_bot? seja|fique|{neg} {done}?
    nao quero|queremos um|nenhum? bot|bots|robo|ia aqui|na_chamada|nesta_chamada|na_reuniao|nessa_reuniao
    pare|parem|para|para_la|deixe|deixem|deixa|cesse|cessem de {inf} {obj}?
    pare|parem|para|interrompa|interrompam|desligue|desliguem|desliga|desative|desativem|corte|cortem|pause|pausem|suspenda|suspendam|encerre|encerrem|tire|tirem {the} {noun}
    parar|desligar|desativar|cortar|pausar|interromper|suspender|encerrar {the} {noun}
    parar de {inf} {obj}?
    prefiro|preferimos|preferia|preferiria nao ser {done}
    prefiro|preferimos|preferia|preferiria que nao me|nos|se|isto|isso? {neg}|seja|fosse {done}? {obj}?
    prefiro|preferimos|preferia|preferiria sem gravacao|bot|o_bot|a_ia|ia
    nao dou|damos|dei|demos o? meu|nosso? consentimento|permissao|autorizacao
    nao tem|tens|tem_o|tens_o|tem_a o? meu|minha|nosso consentimento|permissao|autorizacao
    nao consinto|consentimos|autorizo|autorizamos|aceito|aceitamos com|em|a? {thing}
    nao consinto|consentimos|autorizo
    nao concordo|concordamos|estou_de_acordo|estamos_de_acordo com|em|a? {thing}
    me|nos oponho|opomos a {thing}
    oponho me? a {thing}
    nao me|nos sinto|sentimos confortavel|a_vontade|bem|confortaveis com|em {thing}
    nao estou|estamos confortavel|a_vontade|confortaveis com|em {thing}
    me|nos recuso|recusamos a ser {done}
    recuso me? a ser {done}
    recuso a|essa|esta gravacao
    sem gravacao|gravacoes|gravar
    sem o|a bot|robo|ia
    sem bots|bot|ia por_favor
    nada de gravar|gravacoes|gravacao|bots
    {bot} deve|devia|deveria|tem_que|tem_de|precisa|pode|precisa_de {go}
    tire|tirem|tira|retire|retirem|remova|removam|expulse|expulsem|elimine|eliminem {the}? {bot} da|desta|dessa? chamada|reuniao|ligacao|sala?
    tirar|retirar|remover|expulsar|eliminar {the}? {bot} da|desta|dessa? chamada|reuniao|ligacao|sala?
    fora o|a {bot}
    {bot} fora
    {bot} por_favor? sai|saia|va_embora|vai_embora|va_se_embora|desligue_se|desconecte_se da|desta|dessa|daqui? chamada|reuniao|ligacao|sala|conversa?
    {bot} por_favor? abandona|abandone|deixa|deixe a|esta|essa chamada|reuniao|ligacao|sala|conversa
    {bot} podes|voce_pode|pode|poderia|tens_de|voce_tem_que por_favor? {go}
    isto|isso nao deve|devia|deveria|pode ser {done}
    isto|isso nao e_para|e_pra gravar
    nao e para|pra gravar
    isto|isso|e|fica|falar|vamos|falemos em off
    off the record
    fora da gravacao
  `,
  tails:
    'por favor obrigado obrigada agora aqui ja mais hoje ok ta tudo todos nos me nesta esta a o da na momento um mesmo imediatamente parte chamada ' +
    'reuniao conversa isto isso gente pessoal durante tambem nessa essa de_vez',
  joins: 'e ou mas porque se que ate enquanto quando antes eu pois',
  blocked:
    /\b(?:disse|diz|dizem|disseram|falou|perguntou|perguntaram|se|quando|como|por que|quem|ele|ela|eles|elas|esqueci|esqueca|esquecam|antes de|depois de|devemos|deveriamos|clientes|pessoas|sempre|nunca|nao)\b[^.]{0,16}$/,
  allowed:
    /\b(?:eu disse que|ja disse que|disse para|peco que|peco para|peco a voces|por favor|eu peco|pedi para)(?: que| nao)?$|\bpeco$/,
};
