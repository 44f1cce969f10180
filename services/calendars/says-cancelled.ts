/**
 * What calendars write before the title of an event that was cancelled, in their person's language: Outlook leaves it on the calendar,
 * and some of its feeds say so nowhere else.
 */
const cancelled = [
  'cancell?ed|abgesagt|storniert|annulée?s?|cancelad[oa]|suspendid[oa]|annullat[oa]|geannuleerd|afgelast',
  'odwołan[eoya]|anulowan[eoya]|zrušen[oáý]|inställ[td]|avbokad|aflyst|avlyst|peruttu|peruutettu|lemondva|anulat|[iİ]ptal(?: edildi)?',
  'отмен(?:ено|ена|а)|скасован[оа]|ακυρώθηκε|キャンセル(?:済み)?|中止|已取消|取消|취소(?:됨)?',
].join('|');
const atStart = new RegExp(`^\\s*[[(【]?(?:${cancelled})[\\])】]?\\s?[:：–—-]`, 'iu');

/** Whether a title begins with that. */
export function saysCancelled(title: string): boolean {
  return atStart.test(title.normalize('NFC'));
}
