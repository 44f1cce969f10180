import { escapeHtml } from '../../services/common/escape-html.ts';
import { answerHtml, privatePage, securityPolicy } from '../http/html-page.ts';
import type { HttpAnswer } from '../http/server.ts';
import type { PageWords } from './words.ts';

const style =
  'body{max-width:36rem;margin:4rem auto;padding:0 1rem;font:1.1rem/1.5 system-ui,sans-serif}' +
  'code{display:block;padding:1rem;font-size:1.4rem;background:#8882;border-radius:.5rem;user-select:all}' +
  ':root{color-scheme:light dark}';

const headers = { 'content-security-policy': securityPolicy(style), ...privatePage };

/** @param refreshSeconds After these the browser looks again; it isn't made to where it's left out. */
export function answerPage(
  status: number,
  { title, paragraphs, command, link }: PageWords,
  refreshSeconds?: number,
): HttpAnswer {
  const body = [
    ...paragraphs.map((text) => `<p>${escapeHtml(text)}</p>`),
    ...(command ? [`<p><code>${escapeHtml(command)}</code></p>`] : []),
    ...(link
      ? [`<p><a href="${escapeHtml(link.to)}" rel="noreferrer">${escapeHtml(link.label)}</a></p>`]
      : []),
  ];
  return answerHtml(status, { title, style, body, refreshSeconds });
}

/** Sends the browser on. The address may hold a code: nothing keeps it, and the next page isn't told where it came from. */
export function answerRedirect(location: string, more: Record<string, string> = {}): HttpAnswer {
  return { status: 303, headers: { ...headers, location, ...more } };
}
