/** How languages put something off without saying until when, as in “soon” and “later”; of several words, at most three. */
export const soonWords = `soon, shortly, bald, gleich, demnächst, später, nachher, in kürze, bientôt, sous peu, prochainement, plus tard,
  d'ici peu, tout à l'heure, pronto, en breve, luego, más tarde, un rato, em breve, depois, mais tarde, presto, a breve, dopo, più tardi, tardi,
  tra poco, fra poco, un attimo, binnenkort, meteen, zometeen, dadelijk, straks, snart, strax, inom kort, om lite, om lidt, om litt, om en stund,
  senare, senere, bráðum, seinna, pian, kohta, hetken, myöhemmin, wkrótce, niebawem, niedługo, zaraz, za chwilę, chwilę, później, brzy, zanedlouho,
  za chvíli, za chvilku, později, čoskoro, zachvíľu, o chvíľu, neskôr, hamarosan, mindjárt, később, curând, mai târziu, yakında, birazdan,
  daha sonra, sonra, скоро, вскоре, позже, попозже, незабаром, згодом, невдовзі, пізніше, ускоро, касније, uskoro, kasnije, kmalu, kasneje,
  pozneje, след малко, по късно, σύντομα, αργότερα, varsti, hiljem, drīz, vēlāk, netrukus, vėliau, aviat, més tard, בקרוב, אחר כך, قريبا, لاحقا,
  بزودی, بعدا, जल्द, जल्दी, बाद में, lát nữa, nanti`;

/** Of scripts that put no space between words. */
export const unspacedSoonWords =
  'まもなく もうすぐ あとで 後で のちほど 後ほど 곧 나중 이따 稍后 稍後 晚点 晚點 待会 待會 等会 等會 一会儿 一會兒 即将 即將 เร็วๆ ทีหลัง สักครู่';
