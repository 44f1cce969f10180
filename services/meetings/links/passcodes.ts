import { zoomPasscode } from '../call-link.ts';

/** A passcode that is written out, and where in the text that stands. */
type WrittenPasscode = { passcode: string; at: number; end: number };

/** What Zoom's invitations call it. https://support.zoom.com/hc/en/article?id=zm_kb&sysparm_article=KB0062659 */
const words = [
  'pass ?code|pass ?word|pwd?',
  'kenncode|kennwort|[\\p{L}-]{0,20}passwort|zugangscode',
  'c[oó]digo(?: de acceso| secreto)?|contrase(?:[nñ]|ny)a|clave',
  "code secret|mot de passe|code d[’']acc[eè]s",
  "codice(?: d[’']accesso| segreto)?|senha(?: de acesso)?|palavra-passe",
  'toegangscode|wachtwoord|adgangskode|l[oö]sen(?:kod|ord)|passord|tilgangskode|p[aä][aä]sykoodi|tunnuskoodi|salasana',
  'has[lł]o|kod dost[eę]pu|heslo|p[rř][ií]stupov[yý] k[oó]d|cod de acces|jelsz[oó]|parol[aă]|[sş]ifre|parola|m[aậ]t kh[aẩ]u|mật mã|kata sandi|kode sandi',
  'пароль|код доступа|код доступу|κωδικός(?: πρόσβασης)?',
].join('|');
const wordsWithoutSpaces = [
  'パスコード|パスワード|密码|密碼|口令|通行码|通行碼|암호|패스코드|비밀번호|รหัสผ่าน|รหัส|סיסמה|קוד גישה|رمز المرور|كلمة المرور',
];
const label = new RegExp(
  `(?<![\\p{L}\\p{N}?&])(?:${words})(?![\\p{L}\\p{N}])|(?:${wordsWithoutSpaces.join('|')})`,
  'giu',
);

/** What also names other numbers: only before a colon and a number of several digits. */
const vague =
  /(?<![\p{L}\p{N}])(?:pin|pass|code|(?:access|meeting|entry) code)(?= ?[:：=] ?[\w*`]{0,3}\d{3})/giu;

/** Between the word and the code: marks of formatting, a remark in brackets, a colon or a verb, at most one line break. */
const between =
  /^[*_~]{0,2}(?:\s?[(（][^()（）\n]{0,40}[)）])?\s{0,2}([:：=–—-]|(?:is|ist|est|es|è|är|er)(?=\s))?[*_~]{0,2}[ \t\u00A0]{0,3}(\n[> \t]{0,3})?[*_~`"“]{0,2}/;

/** What stands for “none” or “see elsewhere”. */
const noPasscode =
  /^\W*(?:none|no|not|n\/a|required|needed|protected|tbd|tba|see|below|above|the|to|in|is|-+)\W*$/i;

/** Longer than any that Zoom has people type. */
const maxChars = 32;

/** Passcodes that are written out, as in `Passcode: 123456`, in any language of Zoom's invitations. */
export function passcodesIn(plain: string): WrittenPasscode[] {
  const found = [...plain.matchAll(label), ...plain.matchAll(vague)].toSorted((a, b) => a.index - b.index);
  return found.flatMap(({ 0: word, index }) => {
    const from = index + word.length;
    const rest = plain.slice(from, from + 160);
    const [gap = '', mark, newLine] = between.exec(rest) ?? [];
    // Six digits, as people read them out: `123 456`.
    const value = /^(?:\d{3}[ \u00A0]\d{3}(?!\w)|[!-~！-～]+)/.exec(rest.slice(gap.length))?.[0] ?? '';
    // “Passcode: ask Ada”
    const isSentence = /^[a-z]+$/i.test(value) && /^ \p{L}/u.test(rest.slice(gap.length + value.length));
    const passcode = isSentence
      ? null
      : tidied(value.normalize('NFKC').replace(' ', ''), gap, plain.charAt(index - 1));
    const isSure = mark !== undefined && /[:：=]/.test(mark) && newLine === undefined;
    if (passcode === null || !(isSure || /\d.{2}|.\d.|.{2}\d/.test(passcode))) return [];
    return [{ passcode, at: index, end: from + gap.length + value.length }];
  });
}

/** Without what formats it, and the sentence's end. */
function tidied(value: string, gap: string, beforeLabel: string): string | null {
  const isOpen = /[*_~`"]$/.test(gap) || (/[*_~`]/.test(beforeLabel) && !gap.includes(beforeLabel));
  const bare = value.replace(/[.,;)\]]{1,2}$/, '').replace(isOpen ? /[*_~`"]{1,2}$/ : '', '');
  if (bare.length > maxChars || bare.includes('://') || noPasscode.test(bare)) return null;
  return zoomPasscode(bare);
}

/** A title that everybody may read: without the passcodes of links in it, and without the call's own where it's written out. */
export function withoutPasscodes(title: string, own: string | null): string {
  const written = passcodesIn(title).filter(({ passcode }) => passcode === own);
  const bare = written.reduceRight((text, { at, end }) => text.slice(0, at) + text.slice(end), title);
  return bare
    .replaceAll(/[?&](?:pwd|password|passcode)=[^\s&#<>"]*/gi, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
