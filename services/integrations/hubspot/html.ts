const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** The body of a note is HTML; words from a call mustn't become markup in it. */
export function htmlOf(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[&<>"']/g, (character) => entities[character] ?? character)
    .replaceAll(/\r\n?|\n/g, '<br>');
}
