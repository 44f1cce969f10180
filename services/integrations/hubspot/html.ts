import { escapeHtml } from '../../common/escape-html.ts';

/** The body of a note is HTML; words from a call mustn't become markup in it. */
export function htmlOf(text: string): string {
  return escapeHtml(text.toWellFormed()).replaceAll(/\r\n?|\n/g, '<br>');
}
