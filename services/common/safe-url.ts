declare const checked: unique symbol;

/** An address that may be shown as a link: of a page, without anything that disguises where it leads. */
export type SafeUrl = string & { readonly [checked]: true };

/** As much as Slack takes for a button. */
const maxChars = 3_000;

/**
 * The one way to such an address. A user before the host, control codes and invisible characters deceive people; `|`
 * and angle brackets end a link in Slack.
 */
export function safeUrl(text: string): SafeUrl | null {
  if (text.length > maxChars || /[\s\p{C}\p{DI}\\]/u.test(text) || !URL.canParse(text)) return null;
  const { protocol, username, password, href } = new URL(text);
  if (!/^https?:$/.test(protocol) || username || password) return null;
  const url = href.replaceAll('|', '%7C').replaceAll('<', '%3C').replaceAll('>', '%3E');
  return url.length <= maxChars ? (url as SafeUrl) : null;
}
