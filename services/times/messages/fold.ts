/** A word as it's compared: without case, accents and the letters that keyboards lack. */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/[\p{Mn}\u200c\u200d]/gu, '')
    .replaceAll('ł', 'l')
    .replaceAll('ø', 'o')
    .replaceAll('ı', 'i')
    .replaceAll(/[’ʼ]/g, "'");
}

/** The folded words of a text, without the marks around them. */
export function foldedWords(text: string): string[] {
  return fold(text).match(/[\p{L}\p{M}\d']+/gu) ?? [];
}
