const what =
  '(?:録音|録画|記録|文字起こし|書き起こし|レコーディング|撮影|メモ|議事録|盗聴|聞き取り|トランスクリプト|この会話の記録)';
const bot = '(?:ボット|bot|AI|ロボット|アシスタント|議事録AI|AIアシスタント|ノートテイカー)';
const polite =
  '(?:いただけ(?:ます|ません)か|いただきたい(?:です)?|もらえ(?:ます|ません)か|くれ(?:ます|ません)か|ください|下さい|ほしい(?:です)?|欲しい(?:です)?|お願いします|くれ|もらいたい(?:です)?|よ|ね)?';
/** What may stand behind it: an end, or a reason. A quotation, a condition or a report goes on otherwise. */
const end =
  '(?:んです)?(?:けど|が|から|ので)?(?:お願いします)?[ね。！!、,.?\\s]*(?:お願い(?:いたし|し)ます)?(?:$|[。！!?、,.\\n])';

/** Before what is asked these make it another matter: “don't record this as a decision”. */
const isOther =
  /(?:として|のログ|ログを|エラー|バグ|経費|支出|売上|データベース|昨日|先週|以前|顧客|お客様|ユーザー)[^。！!\n]{0,12}$/;

const asked: readonly RegExp[] = [
  `${what}(?:を|は|も)?(?:し)?(?:ないで|やめて|止めて|とめて|停止して|中止して|中断して|オフにして|切って|消して|取らないで|とらないで)${polite}`,
  `${what}(?:を|は|も)?(?:取る|とる|する)?(?:の)?(?:を|は)?(?:やめて|止めて|控えて|ご遠慮|遠慮して|お控え)${polite}`,
  `${what}(?:を|は|も)?(?:し)?ないように?(?:して)?${polite}`,
  `${what}(?:は|を)?(?:停止|中止|ストップ|禁止|なし|無し|拒否|お断り)(?:で|して)?(?:します|です)?${polite}`,
  `${what}(?:されたく|してほしく|して欲しく|されるのは)(?:ない|ありません|嫌|いや|困り|困る)(?:です|ます)?`,
  `${what}(?:される|する|して|されること|すること)?(?:こと)?(?:に|には|は|を)(?:同意|賛成|承諾|許可|了承)(?:し(?:ない|ません|ていません|ていない|かねます)|できません|できない)`,
  `${what}(?:される|する)?(?:こと)?(?:に|には)?(?:反対|抵抗)(?:し|が|です|だ)(?:ます|あります|ある)?`,
  `${what}(?:は)?(?:嫌|いや|イヤ|だめ|ダメ|駄目|困ります)(?:です|だ)?`,
  `${what}(?:は|を)?(?:お断りします|拒否します|遠慮します)`,
  `${bot}(?:を|は|に)?(?:止めて|とめて|停止して|退出させて|退室させて|追い出して|外して|はずして|切って|消して|オフにして|出して|削除して|抜けさせて)${polite}`,
  `${bot}(?:さん|くん|ちゃん)?[、,]?(?:は|に|には)?(?:すみませんが|申し訳ないですが)?[、,]?(?:退出|退室|出て行って|出ていって|抜けて|外れて|出て)(?:して)?${polite}`,
  `${bot}(?:は)?(?:いらない|不要|要らない|なし|抜き|無し)(?:です|で)?${polite}`,
  `(?:通話|会議|ミーティング)から(?:退出して|退室して|出て行って|出ていって|抜けて)${polite}`,
  `オフレコ(?:で|に|です)(?:して)?${polite}`,
  `聞かないで${polite}`,
  `盗み聞きしないで${polite}`,
].map((pattern) => new RegExp(`(?:${pattern})${end}`, 'i'));

/**
 * Japanese has no blanks between words, and says at the end what is wanted.
 *
 * @param names What the AI is called: each stands for “bot”.
 */
export function japaneseObjects(text: string, names: readonly string[] = []): boolean {
  if (!/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(text)) return false;
  const plain = (one: string) => one.normalize('NFKC').replaceAll(/[ \u3000]+/g, '');
  const called = names.map(plain).filter((name) => name !== '');
  const said = called.reduce((words, name) => words.replaceAll(name, 'ボット'), plain(text));
  return asked.some((pattern) => {
    const found = pattern.exec(said);
    return found !== null && !isOther.test(said.slice(Math.max(0, found.index - 24), found.index));
  });
}
